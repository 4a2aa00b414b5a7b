/** GLSL of the camera: a small path tracer over the scene's distance function. One draw gives finished pixels. */
export const TRACER = /* glsl */ `
uvec4 seed;
float random() {
  seed = seed * 1664525u + 1013904223u;
  seed.x += seed.y * seed.w; seed.y += seed.z * seed.x; seed.z += seed.x * seed.y; seed.w += seed.y * seed.z;
  seed ^= seed >> 16u;
  seed.x += seed.y * seed.w;
  return float(seed.x >> 8u) / 16777216.;
}
vec2 random2() { return vec2(random(), random()); }

float march(vec3 from, vec3 along, float far, int steps) {
  float t = 0., d = 0.;
  for (int i = 0; i < steps; i++) {
    d = map(from + along * t).x;
    if (d < .0006 + .0002 * t) return t;
    t += d * MARCH;
    if (t > far) return -1.;
  }
  return d < .02 + .004 * t ? t : -1.;
}
// Loops rather than repeated calls: a software renderer inlines every call, and the distance function is long.
vec3 normalAt(vec3 p, float e) {
  vec3 n = vec3(0);
  for (int i = 0; i < 4; i++) {
    vec3 k = vec3(((i + 3) >> 1) & 1, (i >> 1) & 1, i & 1) * 2. - 1.;
    n += k * map(p + k * e).x;
  }
  // A fold in the distances can cancel the sum out.
  return normalize(n + vec3(1e-5, 2e-5, 1e-5));
}
/** Tilts the normal by the slope of the surface's bump, taken along the surface. */
vec3 bumped(vec3 n, vec3 p, float id, float height) {
  vec3 a = normalize(abs(n.y) < .9 ? cross(n, vec3(0, 1, 0)) : cross(n, vec3(1, 0, 0))), b = cross(n, a), tilted = n;
  float e = .006;
  for (int i = 0; i < 2; i++) {
    vec3 along = i == 0 ? a : b;
    tilted -= clamp((surface(id, p + along * e).bump - height) / e, -1.2, 1.2) * along;
  }
  return normalize(tilted);
}
mat3 basis(vec3 n) {
  vec3 a = normalize(abs(n.y) < .9 ? cross(n, vec3(0, 1, 0)) : cross(n, vec3(1, 0, 0)));
  return mat3(a, cross(n, a), n);
}
vec3 lobe(vec3 n, vec2 u, float spread) {
  float phi = 2. * PI * u.x, z = pow(1. - u.y, 1. / (1. + spread)), r = sqrt(max(0., 1. - z * z));
  return basis(n) * vec3(cos(phi) * r, sin(phi) * r, z);
}
vec3 lampOn(vec3 p, vec3 n) {
  vec3 at = lampAt + lampSpan * (random() - .5) + lampRadius * normalize(vec3(random2(), random()) * 2. - 1.) - p;
  float d2 = dot(at, at), facing = dot(n, at) * inversesqrt(d2);
  if (facing <= 0.) return vec3(0);
  float d = sqrt(d2);
  return march(p, at / d, d - .1, 48) < 0. ? lampLight * facing / d2 : vec3(0);
}
vec3 look(vec3 from, vec3 along) {
  vec3 seen = vec3(0), through = vec3(1);
  bool sharp = true;
  for (int bounce = 0; bounce < 3; bounce++) {
    float t = march(from, along, 80., bounce == 0 ? 160 : 70);
    if (t < 0.) { vec3 c = sky(along); seen += through * (sharp ? c : min(c, 1.1)); break; }
    vec3 p = from + along * t;
    float id = map(p).y;
    vec3 n = normalAt(p, .0015 + .0004 * t);
    Surface s = surface(id, p);
    if (sharp) seen += through * s.emit;
    if (s.bump != 0.) n = bumped(n, p, id, s.bump);
    if (dot(n, along) > 0.) n = normalize(n - along * (dot(n, along) + .02));
    float fresnel = (.04 + .96 * pow(1. - max(0., dot(n, -along)), 5.) * (1. - s.rough * .7)) * s.gloss;
    from = p + n * (.003 + .0006 * t);
    bool mirrors = s.metal > .5 || random() < fresnel;
    if (s.metal > .5) through *= s.color + (1. - s.color) * fresnel;
    else if (!mirrors) through *= s.color;
    float share = mirrors ? (s.rough > .25 ? .25 : 0.) : 1.;
    if (share > 0.) seen += through * lampOn(from, n) * share;
    vec3 about = lobe(n, random2(), mirrors ? 2. / max(pow(s.rough, 4.), 1e-6) : 1.);
    along = mirrors ? reflect(along, about) : about;
    if (dot(along, n) < 0.) along = reflect(along, n);
    sharp = mirrors && s.rough < .3;
    float keep = max(through.r, max(through.g, through.b));
    if (keep < .04) break;
  }
  return min(seen, 8.);
}
vec3 filmic(vec3 x) { return clamp((x * (2.51 * x + .03)) / (x * (2.43 * x + .59) + .14), 0., 1.); }
void main() {
  vec3 ahead = normalize(target - eye), right = normalize(cross(ahead, vec3(0, 1, 0))), up = cross(right, ahead);
  float focus = length(target - eye), c = cos(tilt), s = sin(tilt);
  vec3 sum = vec3(0);
  for (int i = 0; i < samples; i++) {
    seed = uvec4(uvec2(gl_FragCoord.xy), uint(i), 7u) * uvec4(1973u, 9277u, 26699u, 1u) + 12345u;
    random();
    vec2 uv = (gl_FragCoord.xy + random2() - .5 * size - .5) / size.y;
    uv = vec2(c * uv.x - s * uv.y, s * uv.x + c * uv.y);
    vec3 toward = normalize(ahead * focal + right * uv.x + up * uv.y);
    vec3 sharpAt = eye + toward * focus / dot(toward, ahead);
    float a = 2. * PI * random(), r = sqrt(random()) * aperture * .5;
    vec3 from = eye + (right * cos(a) + up * sin(a)) * r;
    vec3 seen = look(from, normalize(sharpAt - from));
    if (!any(isnan(seen))) sum += seen;
  }
  vec3 light = sum / float(samples);
#ifdef VEIL
  vec2 at = (gl_FragCoord.xy - .5 * size) / size.y;
  vec4 drops = veil(at);
  light = light * (1. - drops.a) + drops.rgb;
#endif
  pixel = vec4(pow(filmic(light * exposure), vec3(1. / 2.2)), 1);
}
`;
