/** A classroom chair with one leg broken off. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
vec3 fallen(vec3 p) { p -= vec3(0, -.18, 0); p.xy *= turn(-6.5); p.yz *= turn(3.5); return p; }
float seat(vec3 q) {
  float sag = .06 * cos(q.x * .9);
  return box(q - vec3(0, 4.2 + sag, 0), vec3(1.95, .1, 1.85), .1);
}
float back(vec3 q) {
  vec3 r = q - vec3(0, 7.6, -2.05);
  r.yz *= turn(-9.);
  r.z -= .12 * cos(r.x * .8);
  return box(r, vec3(1.9, .85, .09), .09);
}
float tubes(vec3 q) {
  float x = abs(q.x);
  vec3 m = vec3(x, q.yz);
  float d = rod(m, vec3(1.7, 4., 1.5), vec3(1.7, 4., -1.6), .16);
  d = min(d, rod(m, vec3(1.7, 4., -1.6), vec3(1.6, 8.3, -2.2), .16));
  d = min(d, rod(m, vec3(1.7, 4., -1.5), vec3(2., .1, -2.2), .16));
  d = min(d, rod(q, vec3(-1.7, 4., 1.5), vec3(-2., .1, 1.9), .16));
  d = min(d, rod(q, vec3(1.7, 4., 1.5), vec3(1.8, 2.75, 1.62), .16));
  d = min(d, rod(q, vec3(-1.84, 1.6, -1.95), vec3(1.84, 1.6, -1.95), .12));
  d = min(d, rod(q, vec3(-1.82, 1.9, -1.9), vec3(-1.82, 2.1, 1.65), .1));
  d = min(d, rod(q, vec3(1.82, 1.9, -1.9), vec3(2., 1.75, -.2), .1));
  return d;
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.y, 1.);
  vec3 q = fallen(p);
  join(h, seat(q), 2.);
  join(h, back(q), 2.);
  join(h, tubes(q), 3.);
  vec3 stub = q - vec3(1.8, 2.72, 1.62);
  join(h, drum(stub, .165, .07, 0.), 5.);
  join(h, drum(p - vec3(-2.12, .16, 1.9), .23, .17, .04), 4.);
  vec3 b = p - vec3(3.3, .16, 3.);
  b.xz *= turn(38.);
  join(h, rod(b, vec3(-1.25, 0, 0), vec3(1.2, 0, 0), .16), 3.);
  join(h, drumX(b - vec3(1.2, 0, 0), .22, .17, .04), 4.);
  join(h, drumX(b + vec3(1.25, 0, 0), .165, .06, 0.), 5.);
  join(h, p.z + 5.5, 6.);
  join(h, box(p - vec3(0, .5, -5.5), vec3(30, .5, .08), .03), 7.);
  join(h, rod(p, vec3(-6.3, 0, -2.6), vec3(-6.3, 9., -2.6), .18), 3.);
  join(h, rod(p, vec3(-6.3, 6.8, -2.6), vec3(-6.3, 6.8, -5.), .16), 3.);
  join(h, box(p - vec3(-7.4, 7.3, -3.2), vec3(2.1, .14, 2.2), .05), 2.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    Surface s = terrazzo(p.xz);
    vec2 t = tiles(p.xz + 1.7, vec2(10.));
    s.color *= mix(.45, 1., smoothstep(.03, .06, t.x));
    return s;
  }
  if (id == 2.) { vec3 q = fallen(p); return wood(q.y > 6. ? q.yx * .8 : q.zx * .8, vec3(.62, .4, .19), vec3(.42, .24, .1)); }
  if (id == 3.) { Surface s = glossy(vec3(.13, .17, .19) * (.7 + .5 * fbm(p.xy * 3. + p.z)), .3); return s; }
  if (id == 4.) return matte(vec3(.05));
  if (id == 5.) { return metal(vec3(.55, .38, .26) * (.5 + .9 * noise(p.xz * 30. + p.y * 20.)), .5); }
  if (id == 6.) {
    Surface s = painted(p.xy, vec3(.7, .71, .67));
    s.color = mix(vec3(.3, .45, .42), s.color, smoothstep(7.58, 7.62, p.y + .02 * noise(p.xy * 3.)));
    s.color *= 1. - .25 * smoothstep(.55, .8, fbm(p.xy * vec2(2., .7)));
    return s;
  }
  return glossy(vec3(.33, .2, .13), .4);
}
vec3 sky(vec3 d) { return room(d) * 1.1; }
`;

export const BROKEN_CHAIR: Scene = {
  portrait: true,
  eye: [5.6, 8.2, 13.2],
  target: [0.5, 3.4, 0.2],
  focal: 1.32,
  aperture: 0.08,
  tilt: 1.5,
  lamp: { at: [-9, 14, 9], radius: 1.6, light: [190, 185, 175] },
  exposure: 0.75,
  glsl,
};
