/**
 * What Inquirer is given in the built program instead of Node's async hooks, which make every promise slower. It keeps the
 * prompt that runs for as long as a function does, and asks for it within bound functions alone.
 */
let current: unknown;

function within<Value>(store: unknown, run: () => Value): Value {
  const before = current;
  current = store;
  try {
    return run();
  } finally {
    current = before;
  }
}

/** Something that is at hand while a function runs. */
export class AsyncLocalStorage {
  run<Value>(store: unknown, run: () => Value): Value {
    return within(store, run);
  }

  getStore(): unknown {
    return current;
  }
}

/** Functions that find what was at hand when they were made. */
export const AsyncResource = {
  bind<Given extends readonly unknown[], Value>(run: (...given: Given) => Value): (...given: Given) => Value {
    const store = current;
    return (...given) => within(store, () => run(...given));
  },
};
