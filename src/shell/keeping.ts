/** Why something could not be kept, in a few words for the learner, and what to do about it. */
export interface NotKept {
  readonly path: string;
  /** Ends a sentence that begins with "because". */
  readonly because: string;
  readonly hint: string;
}

/** Whether an error comes from the system, with that code if one is named. */
export function isSystemError(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && (code === undefined || error.code === code);
}

const reasons: Readonly<Record<string, readonly [because: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space; what was kept before stays.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space; what was kept before stays.'],
  EFBIG: ['the file may not grow any more', 'Raise the limit on the size of files.'],
  EROFS: ['the disk cannot be written', 'Set VIVA_HOME to a folder that can be written.'],
  EACCES: ['it may not be written', 'Change its permissions, or set VIVA_HOME to another folder.'],
  EPERM: ['it may not be written', 'Change its permissions, or set VIVA_HOME to another folder.'],
  ENOTDIR: ['a file stands where a folder should be', 'Move that file away, or set VIVA_HOME to another folder.'],
  EEXIST: ['a file stands where a folder should be', 'Move that file away, or set VIVA_HOME to another folder.'],
  EISDIR: ['a folder stands where a file should be', 'Move that folder away, or set VIVA_HOME to another one.'],
};

/** The reason that an error gives for not keeping something at a path. */
export function notKept(path: string, error: unknown): NotKept {
  const known = isSystemError(error) ? reasons[error.code ?? ''] : undefined;
  if (known) return { path, because: known[0], hint: known[1] };
  const because = error instanceof Error ? error.message : String(error);
  return { path, because, hint: 'Set VIVA_HOME to a folder that can be written.' };
}
