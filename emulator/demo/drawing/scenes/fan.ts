/** A ceiling fan in a classroom, seen from a desk. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float blade(vec3 p) {
  vec3 q = p;
  q.yz *= turn(9.);
  float narrow = mix(.62, .78, clamp((q.x - 1.6) / 4., 0., 1.));
  float d = box(q - vec3(4.1, 0, 0), vec3(2.7, .035, narrow), .03);
  return min(d, box(p - vec3(1.2, .02, 0), vec3(.55, .03, .17), .02));
}
vec2 map(vec3 p) {
  vec2 h = vec2(4.3 - p.y, 1.);
  join(h, rod(p, vec3(0, .5, 0), vec3(.0, 4.3, 0), .1), 2.);
  float bell = drum(p - vec3(0, 4.05, 0), .55 - .2 * (4.3 - p.y), .3, .08);
  join(h, bell * .8, 2.);
  join(h, drum(p - vec3(0, .75, 0), .4, .2, .1), 2.);
  float motor = blend(drum(p - vec3(0, .22, 0), 1.05, .28, .22), drum(p - vec3(0, -.12, 0), .62, .22, .12), .25);
  join(h, motor, 2.);
  join(h, ring(p - vec3(0, .2, 0), 1.05, .03), 4.);
  vec3 q = p;
  float d = 9.;
  for (int i = 0; i < 3; i++) {
    vec3 r = q;
    r.xz *= turn(24. + 120. * float(i));
    if (i == 1) { r.xy *= turn(-4.5); }
    d = min(d, blade(r));
  }
  join(h, d, 3.);
  join(h, p.z + 14., 5.);
  join(h, 16. - p.x, 5.);
  vec3 l = p - vec3(-6.5, 3.6, -5.);
  join(h, box(l, vec3(4.4, .14, .5), .05), 6.);
  join(h, rod(l, vec3(-4., -.3, 0), vec3(4., -.3, 0), .14), 7.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    Surface s = painted(p.xz * .5, vec3(.74, .73, .69));
    float crack = abs(p.x - 3. - 1.2 * fbm(vec2(p.z * .5, 2.))) - .01;
    s.color *= .8 + .2 * smoothstep(0., .05, crack);
    s.color *= .86 + .2 * smoothstep(.4, 2.4, length(p.xz) + fbm(p.xz) * .8);
    return s;
  }
  if (id == 2.) { Surface s = glossy(vec3(.7, .69, .64) * (.85 + .2 * fbm(p.xy * 2.5 + p.z)), .3); s.gloss = .8; return s; }
  if (id == 3.) {
    float dust = smoothstep(.42, .62, fbm(p.xz * .9)) * .35;
    Surface s = glossy(mix(vec3(.72, .71, .66), vec3(.34, .31, .26), dust), .34);
    s.gloss = .7 - dust;
    return s;
  }
  if (id == 4.) return metal(vec3(.75, .62, .32), .25);
  if (id == 5.) return painted(p.xy, vec3(.6, .64, .62));
  if (id == 6.) return glossy(vec3(.75), .4);
  return lit(vec3(7., 7.2, 7.));
}
vec3 sky(vec3 d) {
  float window = smoothstep(.3, .9, dot(d, normalize(vec3(-.5, -.1, 1.))));
  return vec3(.2, .195, .185) + window * vec3(.55, .6, .66);
}
`;

export const CEILING_FAN: Scene = {
  eye: [-4, -6.6, 7],
  target: [0.6, 0.9, -0.2],
  focal: 1.12,
  aperture: 0.06,
  tilt: 5,
  lamp: { at: [-12, -4, 10], radius: 1.5, light: [190, 198, 210] },
  exposure: 0.66,
  glsl,
};
