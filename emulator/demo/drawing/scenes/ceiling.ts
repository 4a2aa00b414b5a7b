/** A water stain on the ceiling of a lobby, beside a distribution box. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
vec2 stain(vec2 p) {
  vec2 q = p - vec2(-.3, -1.1);
  float r = length(q * vec2(1., 1.25)) + 1.3 * (fbm(p * .55) - .5) + .35 * (fbm(p * 2.2 + 5.) - .5);
  float second = length((p - vec2(2.5, .3)) * vec2(1.2, 1.)) + .9 * (fbm(p * .9 + 8.) - .5) + .7;
  return vec2(r, second);
}
float tide(float r, float at, float width) { return smoothstep(at - width * 4., at, r) * smoothstep(at + width, at, r); }
float blister(vec2 p) {
  float d = 0.;
  for (int i = 0; i < 6; i++) {
    vec2 at = vec2(-.6, -1.2) + 1.5 * (hash2(vec2(float(i), 3.)) - .5) * vec2(1.6, 1.2);
    float r = .22 + .28 * hash(vec2(float(i), 7.));
    d = max(d, (1. - smoothstep(0., 1., length(p - at + .1 * (noise(p * 5.) - .5)) / r)) * .14);
  }
  return d;
}
vec2 map(vec3 p) {
  vec2 h = vec2(3. - p.y - blister(p.xz), 1.);
  join(h, p.z + 4.2, 2.);
  join(h, 5.6 - p.x, 2.);
  vec3 b = p - vec3(2.7, -1.5, -3.9);
  join(h, box(b, vec3(1.7, 2.1, .5), .08), 3.);
  join(h, box(b - vec3(0, 0, .52), vec3(1.5, 1.9, .03), .02), 3.);
  join(h, box(b - vec3(-1.2, 0, .6), vec3(.1, .35, .05), .03), 5.);
  join(h, rod(p, vec3(2.7, .4, -4.05), vec3(2.7, 3., -4.05), .2), 4.);
  vec3 d = p - vec3(-.45, 2.78, -1.15);
  join(h, blend(ellipsoid(d, vec3(.08, .13, .08)), ball(d - vec3(0, .16, 0), .16), .15), 6.);
  join(h, ellipsoid(p - vec3(-.1, 2.83, -1.7), vec3(.07, .1, .07)), 6.);
  join(h, ellipsoid(p - vec3(-.43, 1.3, -1.15), vec3(.045, .1, .045)), 6.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    vec2 r = stain(p.xz);
    vec3 c = vec3(.78, .77, .73) * (.95 + .06 * fbm(p.xz * .8));
    float inner = smoothstep(2.1, .6, r.x) * .55 + smoothstep(1.9, 1.2, r.y) * .3;
    vec3 brown = vec3(.42, .26, .1);
    c = mix(c, c * vec3(.74, .58, .34), inner);
    float lines = tide(r.x, 2.15, .05) + .7 * tide(r.x, 1.55, .06) + .5 * tide(r.x, 1., .05) + .7 * tide(r.y, 1.9, .05);
    c = mix(c, brown * .8, clamp(lines, 0., 1.) * .75);
    float mould = smoothstep(.62, .78, fbm(p.xz * 6.)) * smoothstep(1.6, .3, r.x);
    c = mix(c, vec3(.12, .13, .1), mould * .7);
    float crack = smoothstep(.025, .008, abs(p.x + .3 + .9 * (fbm(vec2(p.z * .8, 4.)) - .5) - .25 * p.z));
    c *= 1. - .65 * crack * smoothstep(2.6, .5, r.x);
    Surface s = matte(c);
    s.gloss = smoothstep(1.2, .4, r.x) * .8; s.rough = mix(.8, .25, s.gloss);
    s.bump = .02 * fbm(p.xz * 8.);
    return s;
  }
  if (id == 2.) {
    Surface s = painted(p.xy + p.zz, vec3(.7, .71, .68));
    float run = smoothstep(.5, .62, fbm(vec2(p.x * 2.4, p.y * .22 + 2.))) * smoothstep(-3.5, 3., p.y) * smoothstep(3.4, .6, abs(p.x - .4));
    s.color = mix(s.color, s.color * vec3(.6, .44, .25), run * step(p.z, -4.1));
    return s;
  }
  if (id == 3.) { Surface s = glossy(vec3(.6, .6, .57) * (.93 + .1 * fbm(p.xy)), .4); s.gloss = .6;
    vec2 t = p.xy - vec2(2.7, -1.); float tri = max(abs(t.x) * .9 + t.y * .5, -t.y) - .3;
    if (p.z > -3.36 && tri < 0.) s.color = tri > -.06 ? vec3(.04) : vec3(.8, .62, .05);
    float bolt = max(abs(t.x - .12 * t.y + .02) - .05, abs(t.y + .04) - .17);
    if (p.z > -3.36 && bolt < 0.) s.color = vec3(.04);
    return s; }
  if (id == 4.) return glossy(vec3(.7), .4);
  if (id == 5.) return metal(vec3(.3), .4);
  return Surface(vec3(.9, .9, .86), .03, 1., 1., vec3(0), 0.);
}
vec3 sky(vec3 d) { return room(vec3(d.x, -d.y * .4, d.z)) * .9 + .05; }
`;

export const CEILING_STAIN: Scene = {
  eye: [-1.6, -3.6, 4.4],
  target: [0.55, 1.5, -1.9],
  focal: 1.0,
  aperture: 0.05,
  tilt: -5,
  lamp: { at: [-6, -0.5, 4], radius: 1.2, light: [26, 25, 23] },
  exposure: 0.52,
  glsl,
};
