/** A classroom window whose pane is cracked, with trees outside. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
const vec2 HIT = vec2(1.15, .55);
vec2 map(vec3 p) {
  float wall = box(p - vec3(0, 0, -.9), vec3(9, 9, .9), 0.);
  float hole = box(p - vec3(.2, .6, -.5), vec3(3.6, 3.3, 3.), .02);
  vec2 h = vec2(max(wall, -hole), 1.);
  vec3 q = p - vec3(.2, .6, -.55);
  float frame = max(box(q, vec3(3.6, 3.3, .22), .02), -box(q, vec3(3.3, 3., 1.), .02));
  frame = min(frame, box(q - vec3(-.85, 0, 0), vec3(.16, 3.2, .2), .02));
  frame = min(frame, box(q - vec3(-.6, 0, -.12), vec3(.14, 3.2, .14), .02));
  frame = min(frame, box(q - vec3(1.25, -2.92, .06), vec3(2., .14, .14), .02));
  join(h, frame, 2.);
  join(h, box(q - vec3(-.85, -.1, .26), vec3(.09, .42, .08), .05), 3.);
  join(h, box(q - vec3(0, 0, -.12), vec3(3.4, 3.1, .02), 0.), 4.);
  join(h, box(p - vec3(.2, -2.85, .35), vec3(4.1, .12, .5), .06), 5.);
  join(h, box(p - vec3(-2.2, -2.55, .35), vec3(.5, .18, .36), .03), 6.);
  return h;
}
vec3 outside(vec3 d) {
  vec2 p = vec2(d.x / -d.z, d.y / -d.z);
  vec3 c = mix(vec3(1.25, 1.3, 1.32), vec3(.62, .85, 1.2), smoothstep(.0, .7, p.y));
  c = mix(c, vec3(1.5), smoothstep(.45, .75, fbm(p * vec2(3., 6.))) * .6);
  vec2 b = p - vec2(.28, .02);
  float house = smoothstep(.312, .3, abs(b.x)) * smoothstep(.23, .22, b.y);
  vec2 w = fract(b * vec2(13., 15.)) - .5;
  vec3 brick = vec3(.72, .66, .6) * mix(1., .55, smoothstep(.3, .22, abs(w.x)) * smoothstep(.34, .26, abs(w.y)));
  c = mix(c, brick, house);
  float crown = fbm(p * 7.) * .55 + fbm(p * 26.) * .22;
  float tree = smoothstep(-.03, .07, crown - .28 - p.y * .7 - .25 * smoothstep(.05, .5, abs(p.x + .32)));
  vec3 leaf = mix(vec3(.05, .085, .04), vec3(.3, .38, .19), smoothstep(.3, .8, fbm(p * 18. + 3.)));
  return mix(c, leaf, tree);
}
/** Rays from the point that was hit, and rings between them; x is the line, y the tone of the shard. */
vec2 cracks(vec2 p) {
  vec2 q = p - HIT;
  q += .05 * (vec2(noise(p * 3.), noise(p * 3. + 9.)) - .5);
  float r = length(q), a = atan(q.y, q.x) / (2. * PI) * 13.;
  a += .26 * (noise(vec2(a * 1.3, r * .9)) - .5) + .05 * (noise(vec2(r * 4., floor(a) * 7.)) - .5);
  float k = floor(a), reach = .9 + 2.4 * hash(vec2(mod(k, 13.), 4.));
  float ray = abs(fract(a) - .5) * r * 2. * PI / 13.;
  float line = smoothstep(.024, .007, ray) * step(r, reach);
  float ringAt = .32 + .3 * floor(r / .42) + .16 * (hash(vec2(floor(a + .5), floor(r / .42))) - .5);
  float circle = smoothstep(.02, .006, abs(r - ringAt)) * step(r, 1.05) * step(.4, hash(vec2(floor(a + .5), 8.) + floor(r / .42)));
  float star = smoothstep(.14, .02, r + .05 * noise(q * 30.));
  return vec2(max(max(line, circle), star), hash(vec2(floor(a + .5), floor(r / .42))) * smoothstep(1.7, .2, r));
}
Surface surface(float id, vec3 p) {
  if (id == 1.) return painted(p.xy + p.z, vec3(.66, .68, .64));
  if (id == 2.) { Surface s = metal(vec3(.66, .67, .68) * (.85 + .15 * noise(vec2(p.x * 3., p.y * 60.))), .34); return s; }
  if (id == 3.) return glossy(vec3(.05), .35);
  if (id == 4.) {
    vec3 d = normalize(p - eye);
    Surface s = glossy(vec3(.02), .03);
    vec2 c = p.x > -.55 ? cracks(p.xy) : vec2(0);
    vec2 shift = (c.y - .5) * vec2(.05, .035);
    vec3 seen = outside(normalize(d + vec3(shift, 0))) * .6;
    seen *= .9 + .12 * fbm(p.xy * 1.6);
    seen = mix(seen, seen * .9 + .12, c.y * .35);
    float shine = smoothstep(.35, .6, noise(p.xy * 9. + 3.));
    s.emit = mix(seen, mix(vec3(.04), vec3(1.9), shine), c.x * .92);
    return s;
  }
  if (id == 5.) { Surface s = glossy(vec3(.7, .69, .66) * (.9 + .15 * fbm(p.xz * 3.)), .3); return s; }
  return glossy(vec3(.12, .24, .4), .5);
}
vec3 sky(vec3 d) { return vec3(.16, .155, .15) + .12 * max(0., d.y) + .35 * smoothstep(.5, .9, d.z) * smoothstep(-.2, .3, d.y); }
`;

export const CRACKED_WINDOW: Scene = {
  eye: [-0.9, 0.1, 6.6],
  target: [0.95, 0.4, -0.55],
  focal: 1.3,
  aperture: 0.05,
  tilt: -2,
  lamp: { at: [-3, 6, 7], radius: 1.5, light: [22, 21, 20] },
  exposure: 0.8,
  glsl,
};
