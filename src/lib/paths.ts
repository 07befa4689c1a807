/** The folder of a file; `.` where the path has none. Paths have `/`. */
export function folderOf(file: string): string {
  return file.includes('/') ? file.replace(/\/[^/]*$/, '') : '.';
}

/** The name of a file without its folder. */
export function baseName(file: string): string {
  return file.split('/').at(-1) ?? '';
}

/** Resolves a relative path from a folder. What leads above the first folder begins with `..`. */
export function joinPath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') + (path.endsWith('/') ? '/' : '');
}

/** The path of a file from a folder. */
export function relativePath(folder: string, file: string): string {
  const from = folder.split('/').filter((part) => part !== '.');
  const to = file.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
