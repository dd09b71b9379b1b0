import type { FormFieldValue, Navigation, NavigationOptions, Page, PageForm } from "@sallyport/browser";
import type { LeavingAction, SubmitAction } from "../cases/case.ts";

const maxRefreshes = 3;

type SubmissionFlags = Required<Pick<NavigationOptions, "userActivated" | "sandboxed">>;

/** What the document of `leave.ts` does, in the model. */
export async function leave(page: Page, action: LeavingAction | undefined): Promise<Navigation | undefined> {
  if (action === undefined) return undefined;
  if (action.pushState !== undefined) page.history.pushState(null, "", action.pushState);
  const { userActivated, sandboxed, ...options } = optionsOf(action);
  const submission = { userActivated, sandboxed };
  let left = await (action.kind === "submit"
    ? page.submit(formOf(action), submission)
    : page.navigate(action.to, { ...submission, ...options }));
  for (let more = 0; more < maxRefreshes; more++) {
    const { newPage } = left ?? {};
    if (newPage?.refresh === undefined || newPage.refresh.seconds > 1) break;
    left = await newPage.navigate(newPage.refresh.url);
  }
  return left;
}

function optionsOf(action: LeavingAction): NavigationOptions & SubmissionFlags {
  const { clicked = false, target, rel, sandbox } = action;
  const by = action.kind === "navigate" && action.by !== "refresh" ? action.by : "link";
  return {
    by,
    userActivated: clicked,
    sandboxed: sandbox !== undefined,
    target,
    rel,
    ...(action.kind === "navigate" &&
      action.referrerPolicy !== undefined && {
        referrerPolicy: action.referrerPolicy as NonNullable<NavigationOptions["referrerPolicy"]>,
      }),
  };
}

const formOf = ({
  to,
  fields = [],
  method,
  enctype,
  acceptCharset,
  target,
  rel,
  submitter,
}: SubmitAction): PageForm => ({
  action: to,
  ...(method !== undefined && { method }),
  ...(enctype !== undefined && { enctype }),
  ...(acceptCharset !== undefined && { acceptCharset }),
  ...(target !== undefined && { target }),
  ...(rel !== undefined && { rel }),
  ...(submitter !== undefined && { submitter }),
  fields: fields.map(([name, value]): readonly [string, FormFieldValue] =>
    typeof value === "string" ? [name, value] : [name, new File([value.content], value.file, { type: value.type })],
  ),
});
