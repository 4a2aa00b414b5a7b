/** A wash basin with its tap: dripping, or repaired. */
import type { Scene } from '../scene';

const basin = (drips: boolean) => /* glsl */ `
float tap(vec3 p) {
  float d = drum(p - vec3(0, .42, 0), .24, .42, .05);
  d = min(d, drum(p - vec3(0, .03, 0), .36, .05, .03));
  vec3 q = p - vec3(0, .62, 0);
  d = blend(d, rod(q, vec3(0, 0, .1), vec3(0, .34, .75), .15), .16);
  d = blend(d, rod(q, vec3(0, .34, .75), vec3(0, .3, 1.15), .14), .12);
  d = blend(d, drum(q - vec3(0, .12, 1.22), .15, .16, .03), .06);
  return d;
}
float lever(vec3 p) {
  vec3 q = p - vec3(0, .92, 0);
  q.xz *= turn(${drips ? '-24.' : '0.'});
  float d = drum(q, .23, .13, .06);
  vec3 r = q - vec3(0, .14, .0);
  r.yz *= turn(-14.);
  return blend(d, box(r - vec3(0, .04, .48), vec3(.1 + .03 * r.z, .045, .46), .045), .1);
}
float water(vec3 p) {
  vec3 q = p - vec3(0, .4, 1.22);
  float d = ellipsoid(q, vec3(.045, .07, .045));
  d = min(d, ellipsoid(q + vec3(.002, .62, 0), vec3(.05, .075, .05)));
  d = min(d, ellipsoid(q + vec3(-.003, 1.18, 0), vec3(.05, .08, .05)));
  return d;
}
vec2 map(vec3 p) {
  float rim = box(p - vec3(0, -1.2, 1.25), vec3(3.1, 1.2, 2.05), .22);
  float bowl = ellipsoid(p - vec3(0, .05, 1.8), vec3(2.2, 1.45, 1.3));
  vec2 h = vec2(carve(rim, bowl, .1), 1.);
  join(h, p.z + .82, 2.);
  if (near(p, vec3(0, .65, .5), vec3(.75, .65, 1.), h)) {
    join(h, tap(p), 3.);
    join(h, lever(p), 3.);
  }
  join(h, drum(p - vec3(0, -1.36, 1.7), .27, .05, .03), 4.);
  join(h, p.y + 9., 5.);
  ${drips ? 'join(h, water(p), 6.);' : ''}
  vec3 b = p - vec3(1.75, .42, -.28);
  join(h, box(b, vec3(.42, .42, .28), .1), 7.);
  join(h, drum(b - vec3(0, .5, 0), .1, .12, .03), 4.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1.) {
    Surface s = glossy(vec3(.83, .83, .81), .06);
    float wet = smoothstep(.5, .62, fbm(p.xz * 2.1 + 3.)) * step(-.03, p.y);
    float lime = smoothstep(.25, .0, abs(p.x + .1 * sin(p.z * 9.))) * step(p.y, -.12) * smoothstep(2.4, 1.2, p.z);
    s.color *= mix(vec3(1), vec3(.86, .8, .68), ${drips ? 'lime * .75' : 'lime * .2'});
    s.color *= .97 + .04 * fbm(p.xz * 6.);
    s.bump = ${drips ? 'wet * .03' : '0.'};
    return s;
  }
  if (id == 2.) return tiled(p.xy + vec2(.4, .3), vec2(1.5, 1.5), vec3(.66, .72, .71), vec3(.36, .34, .31), .12);
  if (id == 3.) { Surface s = metal(vec3(.86, .86, .87), .06 + .1 * smoothstep(.45, .75, fbm(p.xy * 5. + p.z * 3.))); return s; }
  if (id == 4.) return metal(vec3(.62, .62, .63), .2);
  if (id == 5.) return matte(vec3(.3));
  if (id == 6.) return Surface(vec3(.9, .95, 1.), .02, 1., 1., vec3(0), 0.);
  return glossy(vec3(.2, .5, .42), .15);
}
vec3 sky(vec3 d) { return room(d); }
`;

export const DRIPPING_TAP: Scene = {
  portrait: true,
  eye: [3.5, 2.5, 4.3],
  target: [0.02, 0.22, 0.85],
  focal: 1.75,
  aperture: 0.12,
  tilt: 2,
  lamp: { at: [-5.5, 5.5, 1.5], radius: 1, light: [40, 39, 37] },
  exposure: 0.6,
  glsl: basin(true),
};

export const REPAIRED_TAP: Scene = {
  eye: [-3.3, 2.1, 4.3],
  target: [0.1, 0.32, 0.5],
  focal: 1.95,
  aperture: 0.1,
  tilt: -1.5,
  lamp: { at: [-5, 5.5, 3], radius: 1, light: [46, 43, 38] },
  exposure: 0.6,
  glsl: basin(false),
};
