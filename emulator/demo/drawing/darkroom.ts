import { develop, toJpeg } from './developing';

/**
 * Runs inside the browser page: renders one scene by WebGL, tile by tile, takes the noise out and develops it.
 * The parts of an exposure: the shader, its uniforms, sizes in pixels and bytes.
 */
export interface Exposure {
  readonly fragment: string;
  readonly width: number;
  readonly height: number;
  readonly longest: number;
  readonly maxBytes: number;
  readonly uniforms: Readonly<Record<string, number | readonly number[]>>;
  readonly integers: Readonly<Record<string, number>>;
  readonly decal?: string;
}

/** The noise reduction of a phone: takes single specks out, smooths what differs little, keeps edges. */
const SMOOTHING = `#version 300 es
precision highp float;
uniform sampler2D shot; uniform vec2 size; out vec4 pixel;
void main() {
  vec3 own = texture(shot, gl_FragCoord.xy / size).rgb, sum = vec3(0), least = vec3(1), most = vec3(0);
  for (int pass = 0; pass < 9; pass++) {
    if (pass == 4) continue;
    vec3 other = texture(shot, (gl_FragCoord.xy + vec2(pass % 3 - 1, pass / 3 - 1)) / size).rgb;
    least = min(least, other); most = max(most, other);
  }
  own = clamp(own, least, most);
  float weights = 0.;
  for (int pass = 0; pass < 49; pass++) {
    vec2 step_ = vec2(pass % 7 - 3, pass / 7 - 3);
    vec3 other = texture(shot, (gl_FragCoord.xy + step_) / size).rgb, apart = other - own;
    float weight = exp(-dot(step_, step_) / 8. - dot(apart, apart) * 55.);
    sum += other * weight; weights += weight;
  }
  pixel = vec4(sum / weights, 1);
}`;

const VERTEX = `#version 300 es
in vec2 at; void main() { gl_Position = vec4(at, 0, 1); }`;

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('no shader');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
    throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
  return shader;
}

function link(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, VERTEX));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? 'link');
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(gl.getAttribLocation(program, 'at'));
  gl.vertexAttribPointer(gl.getAttribLocation(program, 'at'), 2, gl.FLOAT, false, 0, 0);
  return program;
}

function setUniforms(gl: WebGL2RenderingContext, program: WebGLProgram, exposure: Exposure): void {
  for (const [name, value] of Object.entries(exposure.uniforms)) {
    const place = gl.getUniformLocation(program, name);
    if (typeof value === 'number') gl.uniform1f(place, value);
    else if (value.length === 2) gl.uniform2fv(place, [...value]);
    else gl.uniform3fv(place, [...value]);
  }
  for (const [name, value] of Object.entries(exposure.integers)) {
    gl.uniform1i(gl.getUniformLocation(program, name), value);
  }
}

async function decalImage(svg: string): Promise<HTMLImageElement> {
  const image = new Image(512, 1024);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

function bindTexture(gl: WebGL2RenderingContext, image: TexImageSource): void {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

/** Tiles keep each draw short; waiting for the pixels keeps the queue short. */
function renderTiles(gl: WebGL2RenderingContext, { width, height }: Exposure): void {
  const tile = 80;
  const probe = new Uint8Array(4);
  gl.enable(gl.SCISSOR_TEST);
  for (let y = 0; y < height; y += tile) {
    for (let x = 0; x < width; x += tile) {
      gl.scissor(x, y, tile, tile);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.readPixels(x, y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, probe);
    }
  }
}

function paper({ width, height }: Exposure): { canvas: HTMLCanvasElement; gl: WebGL2RenderingContext } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const gl = canvas.getContext('webgl2', { preserveDrawingBuffer: true });
  if (!gl) throw new Error('this browser has no WebGL 2');
  gl.viewport(0, 0, width, height);
  return { canvas, gl };
}

function smoothed(shot: HTMLCanvasElement, exposure: Exposure): HTMLCanvasElement {
  const { canvas, gl } = paper(exposure);
  const program = link(gl, SMOOTHING);
  bindTexture(gl, shot);
  gl.uniform2f(gl.getUniformLocation(program, 'size'), exposure.width, exposure.height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return canvas;
}

/** A JPEG data URL below the byte limit. Throws where the browser has no WebGL 2 or the shader is wrong. */
export async function expose(exposure: Exposure): Promise<string> {
  const { canvas, gl } = paper(exposure);
  const program = link(gl, exposure.fragment);
  setUniforms(gl, program, exposure);
  if (exposure.decal) bindTexture(gl, await decalImage(exposure.decal));
  renderTiles(gl, exposure);
  return toJpeg(develop(smoothed(canvas, exposure), exposure.longest), exposure.maxBytes);
}
