/** What stands on the pages of a PDF: just enough of the format for files that pdfkit writes. */
import { inflateSync } from 'node:zlib';

export interface PdfPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Every piece of text that is shown, in order. */
  readonly texts: readonly string[];
  /** Each time a picture is drawn. */
  readonly pictures: readonly PdfPicture[];
}

export interface PdfPicture {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Three bytes each; of pictures with transparency only. */
  readonly pixels: Buffer;
}

type Objects = ReadonlyMap<number, { readonly head: string; readonly stream?: Buffer }>;

function objectsOf(file: Buffer): Objects {
  const text = file.toString('latin1');
  const found = new Map<number, { head: string; stream?: Buffer }>();
  for (const { 1: id, index } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const end = text.indexOf('endobj', index);
    const start = text.indexOf('stream\n', index);
    const head = text.slice(index, start > 0 && start < end ? start : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = file.subarray(start + 7, start + 7 + length);
    const isStream = start > 0 && start < end;
    const stream = /FlateDecode/.test(head) && !/\/Subtype \/Image/.test(head) ? inflateSync(raw) : raw;
    found.set(Number(id), isStream ? { head, stream } : { head });
  }
  return found;
}

const reference = (head: string, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? 0);

const characters = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));

/** Glyph → characters, of the font's ToUnicode map. */
function unicodeOf(objects: Objects, font: number): Map<number, string> {
  const map = new Map<number, string>();
  const cmap = objects.get(reference(objects.get(font)?.head ?? '', 'ToUnicode'))?.stream?.toString() ?? '';
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    for (const [at, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries())
      map.set(Number.parseInt(from, 16) + at, characters(hex.replace(/\s/g, '')));
  }
  return map;
}

function textsOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>): string[] {
  const texts: string[] = [];
  let font = new Map<number, string>();
  for (const [, name, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else {
      const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      texts.push(glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '�').join(''));
    }
  }
  return texts;
}

const NUMBER = '(-?[\\d.]+)';
const DRAWN = new RegExp(`${NUMBER} 0 0 ${NUMBER} ${NUMBER} ${NUMBER} cm\\s+/(\\w+) Do`, 'g');

/** Names in a dictionary of the page's resources, and what they stand for. */
function named(resources: string, kind: string): [string, number][] {
  const [, listed = ''] = new RegExp(`/${kind} <<([^>]*)>>`).exec(resources) ?? [];
  return [...listed.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, Number(id)]);
}

function picturesOf(content: string, resources: string, objects: Objects): PdfPicture[] {
  const images = new Map(named(resources, 'XObject'));
  return [...content.matchAll(DRAWN)].map((match) => {
    const [width = 0, height = 0] = match.slice(1, 3).map(Number);
    const { head = '', stream = Buffer.alloc(0) } = objects.get(images.get(match[5] ?? '') ?? 0) ?? {};
    const size = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(head)?.[1] ?? 0);
    const pixels = /SMask/.test(head) ? inflateSync(stream) : stream;
    return { width, height: Math.abs(height), columns: size('Width'), rows: size('Height'), pixels };
  });
}

export function readPdf(file: Buffer): PdfPage[] {
  if (
    !file.subarray(0, 5).equals(Buffer.from('%PDF-')) ||
    !file.toString('latin1').trimEnd().endsWith('%%EOF')
  )
    throw new Error('no whole PDF');
  const objects = objectsOf(file);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const [, width = 0, height = 0] = (/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? []).map(Number);
    const resources = objects.get(reference(head, 'Resources'))?.head ?? head;
    const fonts = new Map(
      named(resources, 'Font').map(([name, id]) => [name, unicodeOf(objects, id)] as const),
    );
    const content = objects.get(reference(head, 'Contents'))?.stream?.toString('latin1') ?? '';
    return {
      width,
      height,
      texts: textsOf(content, fonts),
      pictures: picturesOf(content, resources, objects),
    };
  });
}
