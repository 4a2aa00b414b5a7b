/** Runs inside the browser page: what happens to a rendered picture on a 2D canvas. */

/** Mulberry32: the same grain every time. */
function grainOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function addGrain(context: CanvasRenderingContext2D, width: number, height: number): void {
  const image = context.getImageData(0, 0, width, height);
  const random = grainOf(width * height);
  const { data } = image;
  for (let i = 0; i < data.length; i += 4) {
    const luma = ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3;
    const grain = (random() + random() - 1) * (5 - luma / 70);
    for (let k = 0; k < 3; k++) data[i + k] = (data[i + k] ?? 0) + grain;
  }
  context.putImageData(image, 0, 0);
}

/** Enlarges to `longest` pixels; a little bloom, vignette and grain make a phone's picture of it. */
export function develop(rendered: HTMLCanvasElement, longest: number): HTMLCanvasElement {
  const scale = longest / Math.max(rendered.width, rendered.height);
  const width = Math.round(rendered.width * scale);
  const height = Math.round(rendered.height * scale);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  context.filter = 'contrast(1.16) saturate(1.1) brightness(1.03)';
  context.drawImage(rendered, 0, 0, width, height);
  context.globalCompositeOperation = 'screen';
  context.globalAlpha = 0.12;
  context.filter = 'brightness(0.8) contrast(1.6) blur(16px)';
  context.drawImage(rendered, 0, 0, width, height);
  context.filter = 'none';
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'multiply';
  const vignette = context.createRadialGradient(
    width / 2,
    height / 2,
    longest * 0.28,
    width / 2,
    height / 2,
    longest * 0.66,
  );
  vignette.addColorStop(0, '#fff');
  vignette.addColorStop(1, '#b9b6b4');
  context.fillStyle = vignette;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
  addGrain(context, width, height);
  return canvas;
}

/** A data URL of the best quality that fits. */
export function toJpeg(canvas: HTMLCanvasElement, maxBytes: number): string {
  for (let quality = 0.86; quality > 0.3; quality -= 0.03) {
    const url = canvas.toDataURL('image/jpeg', quality);
    if (url.length * 0.75 < maxBytes) return url;
  }
  throw new Error('the picture does not fit at any quality');
}
