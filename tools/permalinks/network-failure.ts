/** Why a request that `fetch` made came to nothing. What `fetch` itself says is “fetch failed”. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  if (!(cause instanceof Error)) return message;
  return 'code' in cause ? String(cause.code) : cause.message;
}
