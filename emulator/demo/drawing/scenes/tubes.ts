/** A classroom's fluorescent fitting under the ceiling: one tube dead and hanging, or both lit. */
import type { Scene } from '../scene';

const fitting = (repaired: boolean) => /* glsl */ `
vec3 hung(vec3 p) {
  vec3 q = p - vec3(4.4, -.42, .62);
  ${repaired ? '' : 'q.xy *= turn(12.); q.xz *= turn(3.);'}
  return q + vec3(4.4, 0, 0);
}
vec2 map(vec3 p) {
  vec2 h = vec2(1.2 - p.y, 1.);
  join(h, box(p - vec3(0, .12, 0), vec3(4.9, .13, 1.15), .05), 2.);
  float wing = box(p - vec3(0, -.02, 0), vec3(4.9, .06, .3), .04);
  join(h, wing, 2.);
  join(h, rod(p, vec3(-3.2, .2, 0), vec3(-3.2, 1.3, 0), .05), 6.);
  join(h, rod(p, vec3(3.2, .2, 0), vec3(3.2, 1.3, 0), .05), 6.);
  join(h, rod(p, vec3(-4.4, -.42, -.62), vec3(4.4, -.42, -.62), .16), 3.);
  vec3 q = hung(p);
  join(h, rod(q, vec3(-4.4, 0, 0), vec3(4.4, 0, 0), .16), 4.);
  float cap = abs(abs(q.x) - 4.42);
  join(h, max(length(q.yz) - .175, cap - .16), 6.);
  float cap2 = abs(abs(p.x) - 4.42);
  join(h, max(length(p.yz - vec2(-.42, -.62)) - .175, cap2 - .16), 6.);
  vec3 r = vec3(abs(p.x) - 4.72, p.y + .3, abs(p.z) - .62);
  join(h, box(r, vec3(.1, .34, .16), .03), 5.);
  ${repaired ? '' : 'join(h, rod(p, vec3(-4.7, -.3, .62), vec3(-4.3, -1.9, .9), .025), 7.);'}
  join(h, p.z + 9., 8.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    vec2 q = p.xz + vec2(2.7, 1.4);
    vec2 t = tiles(q, vec2(6., 6.));
    Surface s = matte(vec3(.72, .71, .67) * (.93 + .08 * t.y) * (.9 + .14 * fbm(q * .8)));
    s.color *= mix(.35, 1., smoothstep(.03, .07, t.x));
    s.bump = smoothstep(0., .1, t.x) * .05 + .02 * noise(q * 14.);
    return s;
  }
  if (id == 2.) { Surface s = glossy(vec3(.8, .8, .78) * (.92 + .1 * fbm(p.xz * 2.)), .35); s.gloss = .6; return s; }
  if (id == 3.) {
    float end = smoothstep(4.4, 3.8, abs(p.x));
    return lit(vec3(9.5, 10.2, 10.4) * mix(.25, 1., end) ${repaired ? '' : '* (.82 + .18 * sin(p.x * 1.3))'});
  }
  if (id == 4.) {
    ${
      repaired
        ? 'return lit(vec3(9.5, 10.2, 10.4) * mix(.25, 1., smoothstep(4.4, 3.8, abs(p.x))));'
        : `float burnt = smoothstep(3.1, 4.2, abs(p.x) + .25 * noise(p.xy * 3.));
    Surface s = glossy(mix(vec3(.7, .69, .66), vec3(.07, .055, .045), burnt), .12);
    s.emit = vec3(.5, .24, .1) * smoothstep(.5, 0., abs(abs(p.x) - 3.9)) * .35;
    return s;`
    }
  }
  if (id == 5.) return glossy(vec3(.78, .77, .73), .4);
  if (id == 6.) return metal(vec3(.7), .3);
  if (id == 7.) return glossy(vec3(.5, .06, .05), .4);
  return painted(p.xy, vec3(.62, .64, .6));
}
vec3 sky(vec3 d) {
  float side = smoothstep(-.2, .9, d.z);
  return vec3(.3, .3, .31) + side * vec3(.4, .42, .45);
}
`;

export const BROKEN_TUBE: Scene = {
  eye: [-6.6, -6.2, 5.2],
  target: [-0.5, -0.5, 0.15],
  focal: 1.2,
  aperture: 0.08,
  tilt: 4,
  lamp: { at: [0, -0.66, -0.62], span: [8.6, 0, 0], radius: 0.05, light: [13, 13.5, 13.5] },
  exposure: 0.75,
  glsl: fitting(false),
};

export const REPAIRED_LAMP: Scene = {
  eye: [7, -6.4, 5.6],
  target: [0.2, -0.2, 0.1],
  focal: 1.12,
  aperture: 0.08,
  tilt: -3,
  lamp: { at: [0, -0.68, 0], span: [8.6, 0, 0], radius: 0.3, light: [15, 15.5, 15.5] },
  exposure: 0.55,
  glsl: fitting(true),
};
