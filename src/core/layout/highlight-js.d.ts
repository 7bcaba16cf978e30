/** What this project uses of highlight.js, whose own declarations would bring the types of a browser with them. */
declare module 'highlight.js/lib/core' {
  interface Emitter {
    openNode(scope: string): void;
    closeNode(): void;
    startScope(scope: string): void;
    endScope(): void;
    addText(text: string): void;
    __addSublanguage(emitter: Emitter, name: string): void;
    finalize(): void;
    toHTML(): string;
  }

  export interface Engine {
    newInstance(): Engine;
    configure(options: { __emitter: new () => Emitter }): void;
    registerLanguage(name: string, language: unknown): void;
    highlight(code: string, options: { language: string; ignoreIllegals: boolean }): unknown;
  }

  const engine: Engine;
  export default engine;
}

declare module 'highlight.js/lib/languages/*' {
  const language: unknown;
  export default language;
}
