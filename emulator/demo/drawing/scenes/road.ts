/** A road whose asphalt has cracked and sunk. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float crackLine(vec2 p) {
  p += .14 * (vec2(noise(p * 3.4), noise(p * 3.4 + 31.)) - .5);
  float main_ = abs(p.x - .1 * p.y - 1.5 * (noise(vec2(p.y * .4, 1.)) - .5) - .45 * (noise(vec2(p.y * 2.1, 5.)) - .5));
  float branch = abs(p.y + 1.1 - .55 * p.x - 1. * (noise(vec2(p.x * .8, 9.)) - .5)) + 3. * step(p.x, -.1);
  float other = abs(p.y - 2.9 + .4 * p.x - 1. * (noise(vec2(p.x * .9, 15.)) - .5)) + 3. * step(.1, p.x);
  float width = .02 + .09 * noise(vec2(p.y * .9, 2.)) + .03 * noise(p * 9.);
  return min(min(main_ - width, branch - .035), other - .025);
}
float hole(vec2 p) { return length((p - vec2(.75, .2)) * vec2(.8, 1.)) - 1.4 + .9 * noise(p * 1.6) * noise(p * .9 + 4.) + .22 * noise(p * 4.); }
float ground(vec2 p) {
  float h = .05 * noise(p * .7) + .016 * noise(p * 17.);
  h -= .2 * smoothstep(.07, -.04, crackLine(p));
  float d = hole(p);
  float rubble = .14 * noise(p * 5.) + .07 * noise(p * 12.);
  return h - (.4 - rubble) * smoothstep(.05, -.16, d) - .05 * smoothstep(.9, 0., d);
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.y - .12, 1.);
  if (h.x < .12) {
    float g = ground(p.xz);
    h.x = (p.y - g) * .6;
    vec2 c = floor(p.xz / .9), f = p.xz - (c + .25 + .5 * hash2(c)) * .9;
    if (hash(c + 8.) > .66) join(h, ellipsoid(vec3(f.x, p.y - g, f.y), vec3(1., .6, .8) * (.03 + .06 * hash(c + 3.))) * .55, 4.);
  }
  vec3 k = p - vec3(-5.9, .35, 0);
  k.z = mod(k.z + 2.5, 5.) - 2.5;
  join(h, box(k, vec3(.75, .55, 2.46), .08), 2.);
  if (p.x < -6.6) join(h, p.y - .75, 3.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    float d = hole(p.xz), crack = crackLine(p.xz);
    float grit = noise(p.xz * 24.), fine = hash(floor(p.xz * 46.));
    vec3 c = vec3(.2, .198, .195) * (.6 + .5 * grit + .35 * fine) * (.8 + .4 * fbm(p.xz * .6));
    vec3 soil = vec3(.3, .235, .165) * (.5 + .8 * noise(p.xz * 11.));
    c = mix(c, soil, smoothstep(.0, -.2, d) * .8);
    c = mix(c, vec3(.05, .045, .04), smoothstep(.05, -.02, crack) * smoothstep(-.1, .1, d) * .9);
    float paint = smoothstep(.09, .07, abs(p.x - 3.6 - .02 * noise(p.xz * 8.))  - .22);
    c = mix(c, vec3(.66, .5, .1) * (.7 + .3 * grit), paint * step(.34, noise(p.xz * 3.2)) * .85);
    Surface s = matte(c);
    return s;
  }
  if (id == 2.) { Surface s = matte(vec3(.46, .45, .42) * (.75 + .4 * fbm(p.xz * 2. + p.y))); s.bump = .02 * noise(p.xz * 14.); return s; }
  if (id == 3.) { return matte(mix(vec3(.06, .13, .03), vec3(.2, .3, .07), noise(p.xz * 9.))); }
  return matte(vec3(.3, .29, .27) * (.5 + hash(floor(p.xz / .9))));
}
vec3 sky(vec3 d) {
  vec3 c = mix(vec3(.75, .8, .84), vec3(.28, .46, .78), smoothstep(0., .8, d.y));
  return c * .85;
}
`;

export const CRACKED_ROAD: Scene = {
  portrait: true,
  eye: [-1.6, 6.2, 8.4],
  target: [0.25, 0, 0.35],
  focal: 1.3,
  aperture: 0.06,
  tilt: 3,
  lamp: { at: [-30, 26, -14], radius: 0.8, light: [5200, 4700, 3900] },
  exposure: 0.62,
  glsl,
};
