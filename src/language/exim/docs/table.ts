/**
 * One row a word: its type (a `*` means that the value is expanded) or the form of its arguments, its default where it is
 * one value, and a line about it in our own words.
 *
 *     tls_advertise_hosts: ['host list*', '*', 'Clients that are offered STARTTLS.']
 */
export type Row = readonly [type: string, initial: string, text: string];

export type Table = Readonly<Record<string, Row>>;
