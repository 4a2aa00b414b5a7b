/** A repairer's bench: spanner, screwdriver, sealing tape, valve cartridge, screws. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float spanner(vec3 p) {
  vec3 q = p - vec3(-1.3, .14, .5);
  q.xz *= turn(62.);
  float d = box(q, vec3(2.4, .1, .26), .07);
  d = max(d, -box(q - vec3(0, .12, 0), vec3(1.7, .05, .14), .03));
  vec3 e = q - vec3(2.75, 0, 0);
  float jaw = max(length(e.xz) - .72, abs(q.y) - .13);
  vec3 g = e - vec3(.35, 0, .05); g.xz *= turn(-15.);
  jaw = max(jaw, -box(g - vec3(.35, 0, 0), vec3(.62, 1., .3), .02));
  vec3 o = q + vec3(2.75, 0, 0);
  float loop = max(max(length(o.xz) - .62, abs(q.y) - .15), .36 - length(o.xz));
  return min(d, min(jaw, loop) - .02);
}
float tape(vec3 p) {
  vec3 q = p - vec3(1.75, .36, -1.0);
  return max(max(length(q.xz) - .95, abs(q.y) - .34), .42 - length(q.xz)) - .02;
}
float flange(vec3 p) {
  vec3 q = p - vec3(1.75, .36, -1.0);
  float y = abs(abs(q.y) - .35);
  return max(max(length(q.xz) - 1.12, y - .03), .4 - length(q.xz)) - .015;
}
float cartridge(vec3 p) {
  vec3 q = p - vec3(1.9, .0, 1.65);
  return min(drum(q - vec3(0, .3, 0), .52, .3, .04), drum(q - vec3(0, .68, 0), .4, .1, .03));
}
float stem(vec3 p) { return box(p - vec3(1.9, 1.05, 1.65), vec3(.13, .32, .13), .03); }
vec3 driverSpace(vec3 p) { vec3 q = p - vec3(-.1, .26, 2.7); q.xz *= turn(-7.); return q; }
vec2 map(vec3 p) {
  vec2 h = vec2(p.y, 1.);
  join(h, spanner(p), 2.);
  join(h, tape(p), 3.);
  join(h, flange(p), 4.);
  join(h, cartridge(p), 5.);
  join(h, stem(p), 6.);
  vec3 q = driverSpace(p);
  float ribs = .025 * cos(atan(q.y, q.z) * 8.);
  join(h, (drumX(q + vec3(1.5, 0, 0), .27, .95, .14) + ribs) * .8, 7.);
  join(h, drumX(q + vec3(.48, 0, 0), .2, .12, .04), 8.);
  join(h, rod(q, vec3(-.5, -.02, 0), vec3(1.75, -.12, 0), .08), 6.);
  for (int i = 0; i < 4; i++) {
    vec3 s = p - vec3(-3.3 + .75 * hash(vec2(float(i), 1.)), .09, -1.3 + .62 * float(i));
    s.xz *= turn(360. * hash(vec2(float(i), 2.)));
    join(h, rod(s, vec3(-.3, 0, 0), vec3(.3, -.04, 0), .055), 6.);
    join(h, drumX(s + vec3(.32, 0, 0), .13, .05, .02), 6.);
  }
  vec3 w = p - vec3(.2, .02, -2.5);
  w.xz *= turn(12.);
  join(h, box(w, vec3(1.7, .05 + .03 * noise(p.xz * 2.), .9), .02) * .8, 9.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    Surface s = wood(p.xz * vec2(.55, .4), vec3(.5, .34, .19), vec3(.34, .21, .1));
    vec2 t = tiles(p.xz + vec2(1.1, 20.), vec2(2.9, 60.));
    s.color *= mix(.25, 1., smoothstep(.01, .05, t.x)) * (.85 + .25 * t.y);
    s.color *= 1. - .22 * smoothstep(.5, .75, fbm(p.xz * .9 + 4.));
    float scratch = smoothstep(.02, .0, abs(sin(p.x * 1.7 + p.z * .9 + 2. * noise(p.xz)) * .8)) * step(.62, noise(p.xz * 1.3));
    s.color = mix(s.color, vec3(.6, .46, .3), scratch * .4);
    s.gloss = .35; s.rough = .45;
    return s;
  }
  if (id == 2.) return metal(vec3(.66, .66, .67) * (.8 + .25 * fbm(p.xz * 5.)), .24 + .2 * smoothstep(.5, .7, fbm(p.xz * 3.)));
  if (id == 3.) { Surface s = matte(vec3(.82)); s.bump = .01 * noise(vec2(p.y * 60., atan(p.z + 1., p.x - 1.75) * 3.)); return s; }
  if (id == 4.) return glossy(vec3(.07, .23, .6), .25);
  if (id == 5.) { Surface s = glossy(p.y < .6 ? vec3(.72, .7, .65) : vec3(.08), .3); s.color *= 1. - .5 * smoothstep(.03, .0, abs(p.y - .3)); return s; }
  if (id == 6.) return metal(vec3(.7, .66, .58), .22);
  if (id == 7.) return glossy(vec3(.78, .16, .03), .16);
  if (id == 8.) return glossy(vec3(.03), .3);
  Surface s = matte(vec3(.34, .4, .46) * (.7 + .5 * fbm(p.xz * 2.)));
  s.bump = .03 * noise(p.xz * 16.);
  return s;
}
vec3 sky(vec3 d) { return room(d); }
`;

export const WORKBENCH: Scene = {
  eye: [-1.2, 7.2, 7],
  target: [0.05, 0.1, 0.25],
  focal: 1.36,
  aperture: 0.14,
  tilt: 4,
  lamp: { at: [-5, 7, -3], radius: 1, light: [70, 65, 56] },
  exposure: 0.8,
  glsl,
};
