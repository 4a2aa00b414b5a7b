/** GLSL of every scene: noise, distance functions, and the surfaces that rooms are made of. */
export const SHAPES = /* glsl */ `
const float PI = 3.14159265;
struct Surface { vec3 color; float rough; float metal; float gloss; vec3 emit; float bump; };
Surface matte(vec3 color) { return Surface(color, .8, 0., 0., vec3(0), 0.); }
Surface glossy(vec3 color, float rough) { return Surface(color, rough, 0., 1., vec3(0), 0.); }
Surface metal(vec3 color, float rough) { return Surface(color, rough, 1., 1., vec3(0), 0.); }
Surface lit(vec3 light) { return Surface(vec3(.8), .8, 0., 0., light, 0.); }

float hash(vec2 p) { vec3 q = fract(vec3(p.xyx) * .1031); q += dot(q, q.yzx + 33.33); return fract((q.x + q.y) * q.z); }
vec2 hash2(vec2 p) { return vec2(hash(p), hash(p + 71.7)); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3. - 2. * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
float fbm(vec2 p) {
  float sum = 0., weight = .5;
  for (int i = 0; i < 5; i++) { sum += weight * noise(p); p = mat2(1.6, 1.2, -1.2, 1.6) * p + 3.1; weight *= .5; }
  return sum;
}
mat2 turn(float degrees) { float a = radians(degrees); return mat2(cos(a), sin(a), -sin(a), cos(a)); }
float box(vec3 p, vec3 half_, float r) { vec3 q = abs(p) - half_ + r; return length(max(q, 0.)) + min(max(q.x, max(q.y, q.z)), 0.) - r; }
float ball(vec3 p, float r) { return length(p) - r; }
float ellipsoid(vec3 p, vec3 r) { float a = length(p / r), b = length(p / (r * r)); return a * (a - 1.) / b; }
float rod(vec3 p, vec3 a, vec3 b, float r) { vec3 q = p - a, d = b - a; return length(q - d * clamp(dot(q, d) / dot(d, d), 0., 1.)) - r; }
/** A cylinder along y, z or x with rounded edges. */
float drum(vec3 p, float r, float h, float e) { vec2 d = vec2(length(p.xz) - r, abs(p.y) - h) + e; return min(max(d.x, d.y), 0.) + length(max(d, 0.)) - e; }
float drumZ(vec3 p, float r, float h, float e) { return drum(p.xzy, r, h, e); }
float drumX(vec3 p, float r, float h, float e) { return drum(p.yxz, r, h, e); }
/** A ring around the y axis. */
float ring(vec3 p, float R, float r) { return length(vec2(length(p.xz) - R, p.y)) - r; }
float blend(float a, float b, float k) { float h = max(k - abs(a - b), 0.) / k; return min(a, b) - h * h * k * .25; }
float carve(float a, float b, float k) { return -blend(-a, b, k); }
void join(inout vec2 h, float d, float id) { if (d < h.x) h = vec2(d, id); }

/** Is p near enough to this box to ask what is in it? Where not, the box itself is the distance. */
bool near(vec3 p, vec3 middle, vec3 half_, inout vec2 h) {
  float d = box(p - middle, half_, 0.);
  if (d > .3 && d < h.x) h.x = d;
  return d <= .3;
}

/** Distance to the nearest joint of a grid of tiles, and the tile's own random number. */
vec2 tiles(vec2 p, vec2 size) { vec2 q = p / size, c = floor(q); vec2 e = (.5 - abs(q - c - .5)) * size; return vec2(min(e.x, e.y), hash(c)); }
Surface tiled(vec2 p, vec2 size, vec3 color, vec3 grout, float rough) {
  vec2 t = tiles(p, size);
  float joint = smoothstep(.025, .012, t.x);
  float dirt = fbm(p * 2.3) * .12;
  Surface s = glossy(color * (.95 + .07 * t.y - dirt * .5), rough);
  s.color = mix(s.color, grout * (.75 + fbm(p * 5.) * .5), joint);
  s.gloss = 1. - joint;
  s.bump = smoothstep(.012, .05, t.x) * .025 + .004 * noise(p * 1.5 + t.y * 9.);
  return s;
}
Surface wood(vec2 p, vec3 light, vec3 dark) {
  float wave = p.x * 2.2 + fbm(vec2(p.x * 1.1, p.y * .18)) * 4.;
  float rings = .5 + .5 * sin(wave * 6.);
  float fibre = noise(vec2(p.x * 60., p.y * 2.));
  Surface s = glossy(mix(light, dark, rings * .45 + fibre * .35), .35);
  s.gloss = .7;
  s.bump = fibre * .004;
  return s;
}
Surface painted(vec2 p, vec3 color) {
  Surface s = matte(color * (.94 + .1 * fbm(p * .6)));
  s.bump = fbm(p * 9.) * .012;
  return s;
}
/** Terrazzo: chips of stone in cement, polished. */
Surface terrazzo(vec2 p) {
  vec3 c = vec3(.52, .5, .46);
  for (int k = 0; k < 2; k++) {
    float scale = k == 0 ? 4.5 : 9.;
    vec2 i = floor(p * scale), f = fract(p * scale);
    vec2 at = .25 + .5 * hash2(i + float(k) * 17.);
    float r = (.16 + .2 * hash(i + 5.)) * (.8 + .4 * noise(p * scale * 3.));
    float tone = hash(i + 9.);
    vec3 chip = tone < .4 ? vec3(.75, .72, .66) : tone < .7 ? vec3(.24, .23, .22) : vec3(.5, .36, .28);
    c = mix(c, chip, smoothstep(r, r - .08, length(f - at)));
  }
  Surface s = glossy(c * (.85 + .3 * fbm(p * .7)), .18);
  s.gloss = .8;
  return s;
}
/** Rooms: a bright window on one side, a pale ceiling, a dim rest. */
vec3 room(vec3 d) {
  vec3 c = mix(vec3(.05, .047, .043), vec3(.36, .355, .34), smoothstep(-.35, .95, d.y));
  c *= .55 + .45 * smoothstep(-.6, .6, dot(d, vec3(-.7, .1, .3)));
  float window = smoothstep(.62, .72, dot(d, normalize(vec3(-.8, .45, .55))));
  vec2 bars = abs(fract(vec2(atan(d.z, d.x) * 3.2, d.y * 3.)) - .5);
  window *= smoothstep(.03, .05, min(bars.x, bars.y));
  return c + window * vec3(3.2, 3.4, 3.7);
}
`;
