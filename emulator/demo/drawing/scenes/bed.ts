/** A bunk bed whose cross beam came off at the weld. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float square(vec3 p, vec3 a, vec3 b, float r) {
  vec3 m = (a + b) * .5, e = abs(b - a) * .5 + r;
  return box(p - m, e, .05);
}
float frame(vec3 p) {
  float d = square(p, vec3(-4.2, -9, 0), vec3(-4.2, 7, 0), .28);
  d = min(d, square(p, vec3(-4.2, -9, -8.), vec3(-4.2, 7, -8.), .28));
  d = min(d, square(p, vec3(-4.2, 0, -8.), vec3(-4.2, 0, 0), .24));
  d = min(d, square(p, vec3(-4.2, 0, 0), vec3(9., 0, 0), .24));
  d = min(d, square(p, vec3(-4.2, 0, -8.), vec3(9., 0, -8.), .24));
  d = min(d, rod(p, vec3(-4.2, 2.6, 0), vec3(9., 2.6, 0), .16));
  d = min(d, rod(p, vec3(-4.2, 2.6, -8.), vec3(-4.2, 2.6, 0), .16));
  vec3 q = p; q.x = mod(p.x + 1., 3.) - 1.5;
  if (p.x > -2.5) d = min(d, rod(q, vec3(0, 0, 0), vec3(0, 2.6, 0), .12));
  return d;
}
float beam(vec3 p) {
  vec3 q = p - vec3(.4, -.12, -8.);
  q.yz *= turn(9.5);
  q.xz *= turn(-3.);
  return box(q - vec3(0, -.06, 3.8), vec3(.22, .2, 3.85), .04);
}
float slats(vec3 p) {
  vec3 q = p - vec3(0, .34, 0);
  float k = floor((q.x + 3.6) / 1.55);
  q.x = q.x + 3.6 - (k + .5) * 1.55;
  float fall = k == 2. ? 1. : 0.;
  q.y += fall * (.35 + .1 * (q.z + 8.));
  q.xz *= turn(fall * 4.);
  return max(box(q - vec3(0, 0, -4.), vec3(.62, .1, 4.1), .03), max(-p.x - 3.9, 0.)) ;
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.z + 10.5, 1.);
  join(h, frame(p), 2.);
  join(h, beam(p), 3.);
  join(h, slats(p), 4.);
  vec3 m = p - vec3(6.4, 1.05, -4.);
  float folds = .1 * noise(p.xz * 1.4) + .06 * noise(p.xy * 3.);
  join(h, (box(m, vec3(3.6, .62, 3.7), .4) - folds) * .8, 5.);
  join(h, p.y + 9., 6.);
  join(h, drumZ(p - vec3(.35, -.05, .16), .07, .12, .02), 7.);
  join(h, p.x + 11., 1.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) return painted(p.xy * .7 + p.z * .3, vec3(.7, .69, .64));
  if (id == 2. || id == 3.) {
    float chip = smoothstep(.64, .7, fbm(p.xy * 3. + p.z * 2.));
    Surface s = glossy(vec3(.2, .34, .42) * (.88 + .16 * fbm(p.xy * 1.5 + p.z)), .32);
    float weld = smoothstep(.95, .2, length(p - vec3(.4, -.15, -.1)) + .3 * noise(p.xy * 8.));
    vec3 rust = mix(vec3(.3, .13, .05), vec3(.5, .26, .1), noise(p.xy * 12. + p.z));
    s.color = mix(s.color, rust, max(chip * .9, weld));
    s.gloss *= 1. - max(chip, weld);
    s.rough += .4 * weld;
    s.bump = weld * .008 * noise(p.xy * 20.);
    return s;
  }
  if (id == 4.) { Surface s = wood(p.xz * vec2(.9, .5) + floor((p.x + 3.6) / 1.55) * 3.7, vec3(.66, .48, .27), vec3(.5, .33, .16)); s.gloss = .2; return s; }
  if (id == 5.) {
    Surface s = matte(vec3(.5, .56, .66));
    float check = step(.5, fract(p.x * .8)) + step(.5, fract(p.z * .8 + p.y * .8));
    s.color = mix(vec3(.72, .73, .72), vec3(.24, .36, .55), check * .45);
    s.bump = .02 * noise(p.xz * 22.);
    return s;
  }
  if (id == 6.) return terrazzo(p.xz);
  return metal(vec3(.55), .4);
}
vec3 sky(vec3 d) { return room(d) * .7; }
`;

export const BED_FRAME: Scene = {
  eye: [-2.6, -2.6, 8.2],
  target: [0.6, -0.3, -1],
  focal: 1.15,
  aperture: 0.14,
  tilt: -3,
  lamp: { at: [-4, -3.5, 10], radius: 1.2, light: [110, 105, 98] },
  exposure: 0.78,
  samples: 32,
  glsl,
};
