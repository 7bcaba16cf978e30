import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mathRows, mathText } from '../../../src/core/layout/math.ts';

describe('mathText', () => {
  it.each([
    ['x', 'x'],
    ['a + b', 'a + b'],
    ['\\alpha x', 'αx'],
    ['2\\pi r', '2πr'],
    ['O(n \\log n)', 'O(n log n)'],
    ['\\log(n)', 'log(n)'],
    ['\\log_2 n', 'log₂ n'],
    ['x^2 + y^2 = z^2', 'x² + y² = z²'],
    ['x^{n+1}', 'xⁿ⁺¹'],
    ['2^{-k}', '2⁻ᵏ'],
    ['x^q', 'x^q'],
    ['e^{a/b}', 'e^(a/b)'],
    ['a_{ij}', 'aᵢⱼ'],
    ['a_{i,j}', 'a_(i,j)'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac{a+b}{c}', '(a+b)/c'],
    ['\\frac12', '1/2'],
    ['\\frac{n(n+1)}{2}', 'n(n+1)/2'],
    ['\\frac{1}{n(n+1)}', '1/(n(n+1))'],
    ['\\frac{1}{1-p}', '1/(1−p)'],
    ['\\sqrt{x}', '√x'],
    ['\\sqrt{x+1}', '√(x+1)'],
    ['\\sqrt[3]{x}', '³√x'],
    ['\\sum_{i=1}^{n} i', '∑ᵢ₌₁ⁿ i'],
    ['\\int_0^1 f', '∫₀¹ f'],
    ['a\\le b', 'a ≤ b'],
    ['a \\neq b', 'a ≠ b'],
    ['n \\to \\infty', 'n → ∞'],
    ['a \\cdot b \\times c', 'a · b × c'],
    ['x \\in \\mathbb{R}', 'x ∈ ℝ'],
    ['\\text{speed up} = 3', 'speed up = 3'],
    ['\\left( x \\right)', '( x )'],
    ['\\{1, 2\\}', '{1, 2}'],
    ['50\\%', '50%'],
    ["f'(x)", 'f′(x)'],
    ['\\bar x', 'x̄'],
    ['\\binom{n}{k}', '(n choose k)'],
    ['a \\equiv b \\pmod{n}', 'a ≡ b (mod n)'],
    ['\\foo{x}', '\\foox'],
    ['\\lfloor x \\rfloor', '⌊x⌋'],
  ])('reads %s', (tex, text) => {
    expect(mathText(tex)).toBe(text);
  });

  it('gives a row for each row of an aligned formula', () => {
    expect(mathRows('\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}')).toEqual(['a = b', 'c = d']);
  });

  it('reads any text to its end, however deep it nests', () => {
    const tex = fc.array(
      fc.constantFrom('\\frac', '{', '}', '^', '_', '\\sqrt', '[', ']', '\\text', 'x', '\\', ' ', '\\begin', '$'),
    );
    fc.assert(fc.property(tex, (parts) => void mathText(parts.join(''))));
    expect(mathText('{'.repeat(10_000)).length).toBe(10_000 - 51);
  });
});
