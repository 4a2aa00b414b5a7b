/** A dormitory door with a key stuck in its lock. */
import type { Scene } from '../scene';

const glsl = /* glsl */ `
float plate(vec3 p) {
  return max(box(p - vec3(0, 0, .06), vec3(.52, 2.3, .06), .05), -drumZ(p - vec3(0, -.95, 0), .27, .3, 0.));
}
float handle(vec3 p) {
  vec3 q = p - vec3(0, .95, 0);
  float d = drumZ(q - vec3(0, 0, .3), .24, .3, .04);
  d = min(d, drumZ(q - vec3(0, 0, .14), .34, .06, .03));
  vec3 r = q - vec3(0, 0, .62);
  r.xy *= turn(7.);
  d = blend(d, rod(r, vec3(0), vec3(-1.75, .0, .05), .17), .12);
  return blend(d, rod(r, vec3(-1.75, 0, .05), vec3(-1.85, -.02, -.16), .16), .1);
}
float key(vec3 p) {
  vec3 q = p - vec3(0, -.95, .3);
  q.xy *= turn(-28.);
  float d = box(q - vec3(0, 0, .2), vec3(.045, .13, .3), .02);
  vec3 bow = q - vec3(0, 0, .82);
  float head = max(length(bow.yz * vec2(1., .9)) - .4, abs(bow.x) - .05);
  head = max(head, .13 - length(bow.yz - vec2(0, .2)));
  return min(d, head - .01);
}
float tag(vec3 p) {
  vec3 q = p - vec3(.06, -1.3, 1.02);
  float loop = abs(length(q.xy - vec2(0, .16)) - .24);
  float d = length(vec2(loop, q.z)) - .025;
  vec3 t = q - vec3(.06, -.72, .02);
  t.xy *= turn(9.);
  return min(d, box(t, vec3(.3, .62, .04), .03));
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.z, 1.);
  h.x = max(h.x, -box(p - vec3(1.62, 0, 0), vec3(.035, 30, .14), 0.));
  join(h, box(p - vec3(3.1, 0, .12), vec3(1.35, 30, .22), .05), 2.);
  join(h, plate(p), 3.);
  join(h, handle(p), 4.);
  join(h, drumZ(p - vec3(0, -.95, .16), .25, .17, .02), 5.);
  join(h, key(p), 6.);
  join(h, tag(p), 7.);
  vec3 s = vec3(p.x, abs(p.y) - 2.05, p.z - .13);
  join(h, drumZ(s, .1, .04, .02), 4.);
  return h;
}
Surface surface(float id, vec3 p) {
  if (id == 1. || id == 2.) {
    Surface s = wood(id == 1. ? p.xy * vec2(.8, .45) : p.xy * vec2(1.1, .5) + 7., vec3(.45, .24, .1), vec3(.27, .13, .05));
    float scratch = smoothstep(.012, .004, abs(p.y + .55 + .35 * p.x - .25 * noise(vec2(p.x * 2., 3.)))) * step(.6, abs(p.x)) * step(abs(p.x), 1.5);
    s.color = mix(s.color, vec3(.6, .45, .3), scratch * .6);
    s.color *= 1. - .35 * smoothstep(1.3, .3, length((p.xy - vec2(-.2, -.4)) * vec2(.8, .45)) + .3 * fbm(p.xy * 3.) - .1);
    return s;
  }
  if (id == 3.) {
    float brush = noise(vec2(p.x * 70., p.y * 1.2));
    Surface s = metal(vec3(.7, .69, .67) * (.84 + .2 * brush), .3);
    s.bump = brush * .001;
    float scuff = smoothstep(.6, .75, noise(p.xy * vec2(14., 3.) + 4.)) * smoothstep(.7, .3, length(p.xy - vec2(0, -.95)));
    s.color *= 1. - .45 * scuff;
    return s;
  }
  if (id == 4.) return metal(vec3(.74, .73, .71) * (.92 + .1 * noise(vec2(p.x * 3., p.y * 50.))), .2);
  if (id == 5.) {
    float slot = smoothstep(.05, .03, abs((p.xy - vec2(0, -.95)) * turn(-28.)).x) ;
    return metal(mix(vec3(.78, .62, .34), vec3(.05), slot), .25);
  }
  if (id == 6.) return metal(vec3(.72, .6, .4), .22);
  Surface s = glossy(vec3(.08, .3, .55), .35);
  vec2 t = (p.xy - vec2(.12, -2.02));
  if (abs(t.x) < .2 && abs(t.y) < .32 && p.z > 1.05) s.color = vec3(.8) * (1. - .8 * step(.5, noise(t * vec2(26., 12.) + 3.)) * step(abs(t.y), .2));
  return s;
}
vec3 sky(vec3 d) { return room(vec3(d.x, d.y, d.z)) * .9; }
`;

export const DOOR_LOCK: Scene = {
  portrait: true,
  eye: [-3.6, 0.9, 6],
  target: [-0.15, -0.25, 0.3],
  focal: 1.42,
  aperture: 0.14,
  tilt: 2,
  lamp: { at: [-5, 6, 6], radius: 1, light: [62, 57, 50] },
  exposure: 0.8,
  glsl,
};
