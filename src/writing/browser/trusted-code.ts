/** The part of Trusted Types that the page uses (https://www.w3.org/TR/trusted-types/); not every browser has it. */
interface TrustedTypes {
  createPolicy: <Rules extends Record<string, (text: string) => string>>(name: string, rules: Rules) => Rules;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

const rules = { createHTML: (html: string) => html, createScriptURL: (address: string) => address };

/**
 * What may become HTML or a worker on the page to write on, whose policy allows this name alone: HTML that
 * `renderMarkdown` has made safe, HTML that is only read, and the page's own script.
 */
export const trustedCode = trustedTypes?.createPolicy('write', rules) ?? rules;
