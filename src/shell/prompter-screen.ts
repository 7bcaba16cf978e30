import { markdownAsked, markdownIn } from './highlighting.ts';
import type { Prompter, Reply } from './prompter.ts';
import { blank } from './prompts/blank.ts';
import { answer, type Face } from './prompts/face.ts';
import { menu } from './prompts/menu.ts';
import { open } from './prompts/open.ts';
import { answeredTo, newsIn, type Told } from './prompts/told.ts';
import { typing } from './prompts/type.ts';
import { type Put, type Settled, stageOn } from './stage.ts';
import type { Theme } from './theme.ts';
import type { TerminalOut, World } from './world.ts';

/** A prompter that draws on a terminal and reads its keys. */
export function screenPrompter(world: World, theme: Theme, out: TerminalOut = world.stdout): Prompter {
  const stage = stageOn(world, theme, out);
  /** What stands on the page for the item that is asked. */
  let told: Told | undefined;
  /** True where text was shown since the last prompt, which stays above the next item. */
  let isShown = false;

  const replyTo = (ended: Exclude<Settled, { readonly is: 'turn' }>): Reply => {
    if (ended.is === 'closed') return ended;
    const { draft } = ended.face;
    if (ended.is === 'command') return { is: 'command', key: ended.key, draft };
    if (ended.is === 'time-up') return { is: 'time-up', draft };
    told = answeredTo(told);
    return { is: 'response', raw: { from: 'keys', value: ended.value }, draft };
  };

  return {
    async show(shown, file) {
      isShown = true;
      await stage.prepare(markdownIn(shown));
      const ended = await stage.print({ shown, ...(file === undefined ? {} : { file }) }, WAITING);
      if (ended?.is === 'command') stage.interrupt(ended.key);
    },

    async ask({ page, aside, file, prompt, keys, endsAtMs, draft }) {
      stage.open();
      const opening = await open(prompt, draft);
      const put = (face: Face): Put => ({ face, commands: keys, ...(endsAtMs === undefined ? {} : { endsAtMs }) });
      await stage.prepare([...markdownIn([...page, ...aside]), ...markdownAsked(prompt)]);
      const news = newsIn({ page, aside }, opening.shown, told);
      if (news.isNewPage && (!isShown || stage.isStale)) stage.turn();
      told = news.told;
      isShown = false;

      let { face } = opening;
      let { shown } = news;
      for (;;) {
        const cut = await stage.print({ shown, ...(file === undefined ? {} : { file }) }, put(face));
        const ended = cut === undefined || cut.is === 'closed' ? await stage.prompt(put(face)) : { ...cut, face };
        if (ended.is !== 'turn') return replyTo(ended);
        ({ face, shown } = ended);
        told = newsIn({ page, aside }, shown, told).told;
      }
    },

    async wait(keys) {
      const ended = await stage.prompt({ face: blank, commands: keys });
      isShown = false;
      told = undefined;
      return ended.is === 'command' ? ended.key : 'closed';
    },

    async line(question) {
      const ended = await stage.prompt({ face: lineFace(question), commands: [] });
      if (ended.is === 'command') stage.interrupt(ended.key);
      return ended.is === 'answer' && typeof ended.value === 'string' ? ended.value : undefined;
    },

    async choose(question, entries) {
      const ended = await stage.prompt({ face: menu(question, entries), commands: [] });
      isShown = false;
      told = undefined;
      return ended.is === 'answer' && typeof ended.value === 'number' ? ended.value : undefined;
    },

    handOver: (work) => stage.handOver(work),

    during: (work) => stage.during(work),

    close: () => stage.close(),
  };
}

/** What usually follows text that was shown: one row of keys. */
const WAITING: Put = {
  face: blank,
  commands: [
    { key: 'enter', does: 'next' },
    { key: 'q', does: 'quit and keep', quiet: true },
  ],
};

function lineFace(question: string): Face {
  return typing(
    {
      lines: 'one',
      above: question,
      does: 'done',
      finish: (text) => answer(text),
      leave: () => answer(null),
      keep: () => null,
    },
    undefined,
  );
}
