import xterm from '@xterm/headless';

/** A terminal's screen as text, fed with what a program writes. */
export interface Screen {
  /** Settles when the screen shows it. */
  write(data: string): Promise<void>;
  /** The rows from the top, without trailing spaces and without the empty rows at the end. */
  lines(): string[];
  /** All rows that were ever shown, the scrollback first. */
  history(): string[];
  /** Row and column of the cursor, from 0. */
  cursor(): { row: number; column: number };
  resize(columns: number, rows: number): void;
}

/** An empty screen. */
export function screenOf(columns: number, rows: number): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const rowsFrom = (start: number): string[] => {
    const { active } = terminal.buffer;
    const lines: string[] = [];
    for (let row = start; row < active.length; row += 1) lines.push(active.getLine(row)?.translateToString(true) ?? '');
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  };
  return {
    write: (data) => new Promise((shown) => terminal.write(data, shown)),
    lines: () => rowsFrom(terminal.buffer.active.baseY),
    history: () => rowsFrom(0),
    cursor: () => ({ row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX }),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
  };
}
