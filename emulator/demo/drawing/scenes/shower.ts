/** A hand shower on its rail, scaled up, with a few threads of water. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
vec3 headSpace(vec3 p) { vec3 q = p - vec3(0, 1.2, 1.75); q.yz *= turn(-52.); return q; }
float head(vec3 p) {
  vec3 q = headSpace(p);
  float d = drum(q, 1.05, .14, .12);
  d = blend(d, ellipsoid(q - vec3(0, .2, 0), vec3(.85, .32, .85)), .15);
  return blend(d, rod(p, vec3(0, 1.15, 1.3), vec3(0, -.7, .55), .21), .3);
}
float nozzles(vec3 p) {
  vec3 q = headSpace(p);
  float r = length(q.xz), n = floor(r / .22 + .5), a = atan(q.z, q.x);
  if (n < 1. || n > 4.) return 9.;
  float many = floor(n * 6.), k = floor(a / (2. * PI) * many + .5) / many * 2. * PI;
  vec3 at = vec3(cos(k) * n * .22, -.155, sin(k) * n * .22);
  return ball((q - at) * vec3(1, .8, 1), .05);
}
float hose(vec3 p) {
  float d = 9.;
  vec3 last = vec3(0, -.9, .45);
  for (int i = 1; i <= 7; i++) {
    float t = float(i) / 7.;
    vec3 next = vec3(1.5 * t * t, -.9 - 4.4 * t, .45 + .5 * sin(t * 2.6));
    d = min(d, rod(p, last, next, .15));
    last = next;
  }
  return d;
}
float threads(vec3 p) {
  float d = 9.;
  for (int i = 0; i < 5; i++) {
    float k = float(i);
    vec3 at = vec3(-.55 + .3 * k, .72 + .12 * sin(k * 2.), 2.1 + .3 * sin(k * 3.));
    float len = .5 + 2.2 * hash(vec2(k, 5.));
    d = min(d, ellipsoid(p - at + vec3(0, .3 + len * .5, -.1), vec3(.04, .075, .04)));
  }
  return d;
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.z + .6, 1.);
  join(h, head(p), 2.);
  join(h, nozzles(p), 3.);
  join(h, hose(p) - .02 * sin(p.y * 55.) , 4.);
  join(h, drum(p - vec3(0, -.75, .52), .24, .18, .04), 2.);
  join(h, rod(p, vec3(-.55, -9, .2), vec3(-.55, 9, .2), .2), 2.);
  join(h, box(p - vec3(-.3, -.2, .4), vec3(.42, .3, .34), .1), 5.);
  join(h, drumX(p - vec3(-.95, -.2, .2), .22, .24, .04), 5.);
  if (p.z > .9) join(h, threads(p), 6.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    Surface s = tiled(p.xy + vec2(.7, .2), vec2(2., 2.), vec3(.74, .75, .7), vec3(.3, .28, .24), .1);
    float drops = smoothstep(.72, .78, noise(p.xy * 7.));
    s.bump += drops * .02;
    return s;
  }
  if (id == 2.) {
    vec3 q = headSpace(p);
    if (q.y < -.1 && length(q.xz) < .98) {
      float lime = smoothstep(.42, .66, fbm(q.xz * 3.2 + 3.));
      Surface s = glossy(mix(vec3(.4, .41, .42), vec3(.7, .66, .57), lime), .3 + .4 * lime);
      s.bump = lime * .04 * noise(q.xz * 22.);
      return s;
    }
    return metal(vec3(.86), .07 + .16 * smoothstep(.5, .75, fbm(p.xy * 4. + p.z)));
  }
  if (id == 3.) { float clogged = step(.42, noise(p.xy * 3.7)); return glossy(mix(vec3(.12, .13, .14), vec3(.76, .72, .6), clogged), .5); }
  if (id == 4.) return metal(vec3(.72, .72, .73), .2);
  if (id == 5.) return glossy(vec3(.7, .7, .69), .2);
  return Surface(vec3(.94, .97, 1.), .04, 1., 1., vec3(.06), 0.);
}
vec3 sky(vec3 d) { return room(d); }
`;

export const SHOWER_HEAD: Scene = {
  portrait: true,
  eye: [2.1, -1.5, 6.9],
  target: [0.12, 0.5, 1.2],
  focal: 1.5,
  aperture: 0.16,
  tilt: 3,
  lamp: { at: [-3, 7, 5], radius: 1, light: [52, 50, 46] },
  exposure: 0.75,
  glsl,
};
