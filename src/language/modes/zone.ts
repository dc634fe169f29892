import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';

interface State {
  /** Inside the parentheses that let a record run over lines. */
  open: boolean;
  /** Which field of the record comes next: its owner, what stands before the type, its data. */
  field: 'owner' | 'type' | 'data';
}

const types = /(SOA|NS|MX|AAAA|A|CNAME|TXT|SRV|PTR|CAA|TLSA|HTTPS|SVCB|DS|DNSKEY|SSHFP|SPF|NAPTR)(?=\s|$)/i;

/**
 * Zone files (RFC 1035, section "Master files"):
 *
 *     $ORIGIN example.com.
 *     @  3600  IN  MX  10 mail
 *     _dmarc       TXT ( "v=DMARC1; "
 *                        "p=reject" )   ; a comment
 */
export const zoneParser: StreamParser<State> = {
  name: 'zone',
  startState: () => ({ open: false, field: 'owner' }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (stream.sol() && !state.open) {
      // A line that begins with white space goes on with the owner before.
      state.field = /^\s/.test(stream.string) ? 'type' : 'owner';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/;.*/)) return 'comment';
    if (stream.match(/"([^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/[()]/)) {
      state.open = stream.current() === '(';
      return 'paren';
    }
    if (state.field === 'owner') {
      if (stream.match(/\$[A-Z]+/i)) {
        state.field = 'data';
        return 'processingInstruction';
      }
      state.field = 'type';
      stream.match(/[^\s;()"]+/);
      return 'labelName';
    }
    if (state.field === 'type') {
      if (stream.match(types)) {
        state.field = 'data';
        return 'keyword';
      }
      if (stream.match(/\d+[smhdw\d]*(?=\s)/i)) return 'number';
      if (stream.match(/(IN|CH|HS)(?=\s)/i)) return 'modifier';
    }
    if (stream.match(/\d+[smhdw]?(?=[\s)]|$)/i)) return 'number';
    if (!stream.match(/[^\s;()"]+/)) stream.next();
    return null;
  },
  languageData: { commentTokens: { line: ';' } },
};

export const zone = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(zoneParser));
