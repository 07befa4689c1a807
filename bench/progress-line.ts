export interface ProgressLine {
  show: (position: number, name: string) => void;
  hide: () => void;
}

/** One line that says how far a command is, where somebody watches and there is something to wait for. */
export function createProgressLine(total: number): ProgressLine {
  if (!process.stderr.isTTY || total < 2) return { show: () => undefined, hide: () => undefined };
  const clear = '\r\u001b[2K';
  return {
    show(position, name) {
      const line = `${String(position)} of ${String(total)}  ${name}`;
      process.stderr.write(`${clear}${line.slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    hide() {
      process.stderr.write(clear);
    },
  };
}
