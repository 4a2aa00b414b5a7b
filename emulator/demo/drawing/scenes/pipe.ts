/** A pipe in a service shaft that burst at a joint and sprays. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float pipes(vec3 p) {
  float d = rod(p, vec3(-.9, -6, 0), vec3(-.9, 6, 0), .34);
  d = min(d, rod(p, vec3(-.9, .2, 0), vec3(3.5, .2, 0), .3));
  return d;
}
float joints(vec3 p) {
  float d = drum(p - vec3(-.9, .2, 0), .46, .62, .06);
  d = blend(d, drumX(p - vec3(-.3, .2, 0), .44, .3, .06), .1);
  d = min(d, drumX(p - vec3(1.5, .2, 0), .42, .5, .06));
  return d;
}
#define VEIL
/** Streaks of flying drops, brightest at the leak, bent by gravity. */
float jet(vec2 q, float turns, float many, float speed) {
  q *= turn(turns);
  q.y += 1.1 * dot(q, q);
  float r = length(q), a = atan(q.x, q.y);
  float streak = noise(vec2(a * many, r * speed)) * noise(vec2(a * many * 2.3 + 7., r * speed * 2. + 3.));
  return smoothstep(.3, .62, streak + .16 * exp(-r * 9.)) * smoothstep(.62, .1, abs(a)) * smoothstep(.75, .05, r);
}
vec4 veil(vec2 uv) {
  vec2 q = uv - vec2(.035, .015);
  float mist = exp(-dot(q - vec2(.04, .12), q - vec2(.04, .12)) * 14.) * (.55 + .6 * fbm(uv * 9.)) * .3;
  float water = jet(q, 18., 46., 9.) + .8 * jet(q, -22., 30., 13.) + .6 * jet(q, -60., 38., 11.) + .4 * jet(q, 66., 34., 14.);
  float falling = noise(vec2(uv.x * 120., uv.y * 9. + 5. * noise(uv.xx * 40.)));
  water += smoothstep(.9, .97, falling) * smoothstep(.3, .05, abs(q.x - .05)) * smoothstep(.1, -.1, q.y) * .7;
  float cover = clamp(mist + water * .62, 0., .95);
  return vec4(vec3(.86, .9, .93) * cover, cover);
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.z + .75, 1.);
  join(h, p.x + 3.2, 1.);
  join(h, p.y + 4.2, 2.);
  join(h, pipes(p), 3.);
  join(h, joints(p), 4.);
  join(h, drum(p - vec3(-.9, 2.1, 0), .4, .1, .03), 5.);
  join(h, drum(p - vec3(-.9, -1.7, 0), .4, .1, .03), 5.);
  vec3 v = p - vec3(2.9, .2, 0);
  join(h, drumX(v, .4, .3, .05), 6.);
  join(h, drumZ(v - vec3(0, 0, .45), .12, .25, .03), 6.);
  join(h, box(v - vec3(0, 0, .72), vec3(.08, .5, .06), .05), 7.);
  return h;
}
Surface surface(float id, vec3 p) {
  float wet = smoothstep(.42, .6, fbm(p.xy * .9 + vec2(2.6, 1.)) + .32 * smoothstep(2.6, .2, length(p.xy - vec2(1.1, .2))));
  wet = max(wet, smoothstep(.4, .5, fbm(vec2(p.x * 2.6, p.y * .35))) * step(p.y, .3) * smoothstep(2.4, 1., abs(p.x - 1.)));
  if (id == 1.) {
    Surface s = painted(p.xy + p.z, vec3(.56, .55, .5));
    s.color *= .8 + .35 * fbm(p.xy * 1.4 + p.zz);
    s.color *= 1. - .5 * wet;
    s.gloss = wet; s.rough = mix(.8, .22, wet);
    return s;
  }
  if (id == 2.) { Surface s = glossy(vec3(.16, .15, .14), .05); s.bump = .03 * noise(p.xz * 2.4); return s; }
  if (id == 3.) {
    Surface s = glossy(vec3(.74, .75, .71) * (.9 + .12 * fbm(p.xy * 3.)), .3);
    float line = smoothstep(.03, .02, abs(p.x + .9 - .02)) + smoothstep(.03, .02, abs(p.y - .2)) * step(-.5, p.x);
    s.color = mix(s.color, vec3(.1, .32, .2), min(line, 1.) * .8);
    float crack = abs(p.x - 1.02 - .1 * noise(vec2(p.y * 7., 1.)) + .03) - .035;
    s.color *= .15 + .85 * smoothstep(0., .03, crack);
    return s;
  }
  if (id == 4.) return glossy(vec3(.66, .67, .63) * (.92 + .1 * fbm(p.xy * 4.)), .32);
  if (id == 5.) { Surface s = metal(vec3(.5, .42, .36) * (.6 + .6 * fbm(p.xy * 6.)), .4); return s; }
  if (id == 6.) return metal(vec3(.75, .57, .28) * (.75 + .4 * fbm(p.xy * 4.)), .28);
  if (id == 7.) return glossy(vec3(.6, .05, .04), .35);
  return matte(vec3(.5));
}
vec3 sky(vec3 d) { return room(d) * .55 + .06; }
`;

export const BURST_PIPE: Scene = {
  portrait: true,
  eye: [-0.6, 1.2, 7.6],
  target: [0.75, 0.5, 0.3],
  focal: 1.35,
  aperture: 0.06,
  tilt: -3,
  lamp: { at: [-1.5, 3.2, 7], radius: 0.5, light: [58, 55, 50] },
  exposure: 0.8,
  glsl,
};
