/** Finds the parts of the page that its script uses. */
export function findParts(page: HTMLElement) {
  const find = <Name extends keyof HTMLElementTagNameMap>(name: Name, rest = '') => {
    const element = page.querySelector<HTMLElementTagNameMap[Name]>(`${name}${rest}`);
    if (!element) throw new Error(`The page has no ${name}${rest}.`);
    return element;
  };
  const findButton = (name: string) => find('button', `[name=${name}]`);
  const findInput = (name: string) => find('input', `[name=${name}]`);
  return {
    page,
    ...{ status: find('p', '.write-status'), columns: find('div', '.write-columns') },
    ...{ form: find('fieldset', '.write-form'), paste: find('textarea', '[name=paste]') },
    ...{ read: findButton('read'), notes: find('div', '.write-notes') },
    ...{ source: find('select', '[name=source]'), newSource: find('fieldset', '.write-source') },
    ...{ sourceName: findInput('sourceName'), sourceUrl: findInput('sourceUrl') },
    sourceKey: find('p', '.write-source-key'),
    ...{ tags: findInput('tags'), suggestions: find('p', '.write-suggestions') },
    ...{ file: findInput('file'), choosePicture: findButton('choosePicture') },
    ...{ removePicture: findButton('removePicture'), addPicture: findButton('addPicture') },
    ...{
      pictureName: find('span', '.write-picture-name'),
      pictureWords: find('div', '.write-picture-words'),
    },
    ...{ body: find('textarea', '[name=body]'), updated: find('div', '.write-updated') },
    ...{
      summary: find('p', '.write-summary'),
      issues: find('ol', '.write-issues'),
      bar: find('a', '.write-bar'),
    },
    ...{ frame: find('iframe'), layout: find('template', '.write-layout') },
    ...{ fileName: find('p', '.write-file'), tokenForm: find('form', '.write-token') },
    ...{ token: findInput('token'), send: find('button', '.write-main-button') },
    ...{
      openGithub: findButton('openGithub'),
      download: findButton('download'),
      reopen: findButton('reopen'),
      begin: findButton('begin'),
    },
    ...{ result: find('div', '.write-result'), conflict: find('div', '.write-conflict') },
    lines: find('div', '.write-lines'),
  };
}

export type Parts = ReturnType<typeof findParts>;
