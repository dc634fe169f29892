/**
 * The few things of the web platform that the core may use: they exist in every browser and in Node alike.
 * Everything else of the page (`window`, `document`, storage) is a compile error in the core.
 */
declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: true });
  decode(bytes: Uint8Array): string;
}
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
