/** A deck with one item of each kind, in the file's order, two points each. */
export const everyKind = `---
title: Every kind
id: every-kind
defaults: {points: 2, shuffle: false}
---

## Choose one
<!-- {id: one} -->

Which is red?

- [ ] grass
- [x] blood
- [ ] snow

## Choose several
<!-- {id: several, partial: right-minus-wrong} -->

Which are even?

- [x] two
- [ ] three
- [x] four
- [ ] five

## True or not
<!-- {id: truth} -->

Water is wet.

= true

## A word
<!-- {id: word} -->

The capital of France?

= Paris

~ Lyon
> The second city.

## A number
<!-- {id: number} -->

How many metres in sixteen kilometres?

= 16000 m

## Gaps
<!-- {id: gaps} -->

Roses are {{red}} and violets are {{blue}}.

## Lines
<!-- {id: lines, kind: ordering} -->

1. first
2. second
3. third

## Pairs
<!-- {id: pairs, kind: matching} -->

| country | capital |
| --- | --- |
| Italy | Rome |
| Spain | Madrid |

## Printed
<!-- {id: printed} -->

What does it print?

\`\`\`python
print("a")
print("b")
\`\`\`

### Output

\`\`\`text
a
b
\`\`\`

## A card
<!-- {id: card} -->

### Answer

The back of the card.

## In your own words
<!-- {id: words} -->

Why is the sky blue?

### Rubric

- [1] names scattering
- [3] says that blue scatters most

### Model answer

Blue light scatters most.
`;
