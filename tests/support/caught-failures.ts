import ts from 'typescript';
import { readScripts, type SourceFile } from './imports.ts';

/**
 * The places where a file goes on after a failure, each as the function that it is in: `catch` with a block, and `catch`
 * or a second function of `then` on a promise. Of several in a function each is listed.
 */
export function listCaughtFailures({ path, text }: SourceFile): string[] {
  const code = path.endsWith('.astro') ? readScripts(text) : text;
  const names: string[] = [];
  const visit = (node: ts.Node, owner: string): void => {
    const name = nameOf(node) ?? owner;
    if (ts.isCatchClause(node) || isCaughtPromise(node)) names.push(`${path} ${name}`);
    ts.forEachChild(node, (child) => {
      visit(child, name);
    });
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.ESNext, true), 'module');
  return names;
}

function isCaughtPromise(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [first, second] = node.arguments;
  const method = node.expression.name.text;
  // Zod’s `catch` takes a value.
  if (method === 'catch')
    return first !== undefined && !ts.isArrayLiteralExpression(first) && first.getText() !== 'undefined';
  return method === 'then' && second !== undefined;
}

/** The name of a function or of what is one. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer))
    return node.name.getText();
  return undefined;
}
