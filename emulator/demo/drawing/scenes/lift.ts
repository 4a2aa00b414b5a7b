/** The panel inside a lift: one button dark, one pressed. */
import type { Scene } from '../scene';

const BUTTONS = ['6', '5', '4', '3', '2', '1'];

/** The figures of the buttons, the display and the rating plate; black is no ink. */
const decal = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="1024" font-family="Arial, sans-serif" text-anchor="middle">
<rect width="512" height="1024" fill="#000"/>
<text x="286" y="206" font-size="130" font-weight="bold" fill="#f00">4</text>
${BUTTONS.map((label, i) => `<text x="${i % 2 ? 346 : 166}" y="${401 + Math.floor(i / 2) * 150}" font-size="62" fill="#0f0">${label}</text>`).join('')}
<text x="166" y="845" font-size="46" fill="#0f0">◀|▶</text><text x="346" y="845" font-size="46" fill="#0f0">▶|◀</text>
<text x="256" y="975" font-size="38" fill="#00f">载重 1000kg　13人</text></svg>`;

const glsl = /* glsl */ `
/** Nearest button: offset from its middle, and its number from the top left. */
vec3 button(vec2 p) {
  float column = p.x < 0. ? -.9 : .9;
  float row = clamp(floor((2.3 - p.y) / 1.5 + .0), 0., 3.);
  if (row > 2.5) row = 3.;
  vec2 at = vec2(column, 1.55 - row * 1.5 + (row > 2.5 ? .0 : 0.));
  return vec3(p - at, row * 2. + step(0., p.x));
}
vec2 map(vec3 p) {
  vec2 h = vec2(p.z + .2, 1.);
  float plate = box(p - vec3(0, .2, 0), vec3(2.3, 5.2, .1), .04);
  plate = max(plate, -box(p - vec3(0, 3.75, .1), vec3(1.4, .95, .06), .03));
  join(h, plate, 2.);
  join(h, box(p - vec3(0, 3.75, .04), vec3(1.38, .93, .03), .01), 3.);
  vec3 b = button(p.xy);
  vec3 q = vec3(b.xy, p.z - .13);
  join(h, drumZ(q, .48, .07, .03), 4.);
  float rim = length(vec2(length(q.xy) - .52, q.z + .02)) - .06;
  join(h, rim, 5.);
  join(h, p.x + 3.6 + .0 * p.y, 6.);
  join(h, rod(p, vec3(3.6, -8, .9), vec3(3.6, 8, .9), .2), 5.);
  return h;
}
Surface surface(float id, vec3 p) {
  vec2 uv = vec2(p.x / 5.12 + .5, (p.y + 4.9) / 10.24);
  vec4 ink = decal(uv);
  float brush = noise(vec2(p.x * 1.4, p.y * 90.));
  if (id == 1. || id == 6.) { Surface s = metal(vec3(.56, .54, .52) * (.85 + .2 * noise(vec2(p.x * 80., p.y * .8))), .32); return s; }
  if (id == 2.) {
    Surface s = metal(vec3(.66, .66, .66) * (.86 + .18 * brush), .26);
    s.bump = brush * .0012;
    s.color *= 1. - .8 * ink.b * (1. - ink.r);
    float smear = smoothstep(.5, .7, fbm(p.xy * 1.5)) * .14;
    s.rough += smear;
    return s;
  }
  if (id == 3.) {
    Surface s = glossy(vec3(.015), .06);
    float grid = step(.25, fract(p.x * 14.)) * step(.25, fract(p.y * 14.));
    float arrow = step(max(abs(p.x + .75) * 1.5 + (p.y - 3.8), 3.5 - p.y), .3);
    s.emit = vec3(3.4, .3, .1) * max(ink.r, arrow) * (.35 + .65 * grid);
    return s;
  }
  if (id == 4.) {
    vec3 b = button(p.xy);
    Surface s = glossy(vec3(.62, .62, .6), .25);
    s.color *= 1. - .9 * ink.g;
    float wear = smoothstep(.35, .7, fbm(p.xy * 5. + b.z));
    s.color *= .92 + .1 * wear;
    if (b.z == 2.) { s.color = vec3(.34, .33, .31) * (1. - .7 * ink.g); s.color *= mix(1., .6, smoothstep(.02, .0, abs(b.x - .3 * b.y + .06 * noise(p.xy * 9.)))); }
    return s;
  }
  vec3 b = button(p.xy);
  Surface s = metal(vec3(.7), .15);
  if (p.x < 2. && (b.z == 0. || b.z == 5.)) s.emit = vec3(1.6, .75, .18) * 1.6;
  return s;
}
vec3 sky(vec3 d) {
  vec3 c = mix(vec3(.1, .09, .085), vec3(.5, .48, .45), smoothstep(-.4, .8, d.y));
  return c + smoothstep(.78, .86, d.y + .1 * d.x) * 2.2 + .3 * smoothstep(.2, .0, abs(d.x - .2 * d.z)) ;
}
`;

export const LIFT_PANEL: Scene = {
  portrait: true,
  eye: [-2.4, 1.6, 9.6],
  target: [0.1, 0.75, 0],
  focal: 1.06,
  aperture: 0.1,
  tilt: -2,
  lamp: { at: [-2, 8, 5], radius: 1.2, light: [55, 52, 47] },
  exposure: 0.75,
  glsl,
  decal,
};
