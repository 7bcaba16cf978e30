import xterm from '@xterm/headless';

/** Text of one look that stands in a row: from which column, and over how many cells. */
export interface Run {
  readonly text: string;
  readonly column: number;
  readonly cells: number;
  /** One of the sixteen colours, where it is not the terminal's own. */
  readonly colour?: number;
  readonly styles: readonly Style[];
}

export type Style = 'bold' | 'dim' | 'italic' | 'underline';

/** A terminal's screen as text, fed with what a program writes. */
export interface Screen {
  /** Settles when the screen shows it. */
  write(data: string): Promise<void>;
  /** The rows from the top, without trailing spaces and without the empty rows at the end. */
  lines(): string[];
  /** All rows that were ever shown, the scrollback first. */
  history(): string[];
  /** All rows that were ever shown, with their looks. */
  runs(): readonly (readonly Run[])[];
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
    runs: () =>
      Array.from({ length: rowsFrom(0).length }, (_, row) =>
        runsOf(terminal.buffer.active.getLine(row), terminal.cols),
      ),
    cursor: () => ({ row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX }),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
  };
}

function runsOf(line: xterm.IBufferLine | undefined, columns: number): readonly Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < columns; column += 1) {
    const cell = line?.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    const colour = cell.isFgPalette() ? cell.getFgColor() : undefined;
    const styles = stylesOf(cell);
    const before = runs.at(-1);
    if (before?.colour === colour && before?.styles.join() === styles.join())
      runs[runs.length - 1] = { ...before, text: before.text + text, cells: before.cells + cell.getWidth() };
    else runs.push({ text, column, cells: cell.getWidth(), ...(colour === undefined ? {} : { colour }), styles });
  }
  return runs;
}

function stylesOf(cell: xterm.IBufferCell): readonly Style[] {
  const has: readonly (readonly [Style, number])[] = [
    ['bold', cell.isBold()],
    ['dim', cell.isDim()],
    ['italic', cell.isItalic()],
    ['underline', cell.isUnderline()],
  ];
  return has.filter(([, set]) => set !== 0).map(([style]) => style);
}
