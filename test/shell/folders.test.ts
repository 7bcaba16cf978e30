import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/shell/folders.ts';

describe('the folders of a user', () => {
  it.each([
    ['linux', { HOME: '/home/ann' }, '/home/ann/.local/share/viva', '/home/ann/.cache/viva'],
    ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/c' }, '/d/viva', '/c/viva'],
    [
      'linux',
      { HOME: '/home/ann', XDG_DATA_HOME: 'd', XDG_CACHE_HOME: '' },
      '/home/ann/.local/share/viva',
      '/home/ann/.cache/viva',
    ],
    ['freebsd', { HOME: '/home/ann' }, '/home/ann/.local/share/viva', '/home/ann/.cache/viva'],
    ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Application Support/viva', '/Users/ann/Library/Caches/viva'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\viva\\data', 'C:\\L\\viva\\cache'],
    [
      'win32',
      { USERPROFILE: 'C:\\Users\\ann' },
      'C:\\Users\\ann\\AppData\\Local\\viva\\data',
      'C:\\Users\\ann\\AppData\\Local\\viva\\cache',
    ],
    ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/d', VIVA_HOME: '/own' }, '/own', '/own/cache'],
    ['win32', { VIVA_HOME: 'D:\\own' }, 'D:\\own', 'D:\\own\\cache'],
  ])('on %s with %o', (platform, env, data, cache) => {
    expect(foldersOf({ platform, env })).toEqual({ data, cache });
  });
});
