// Colours Java source: comments, strings, annotations, keywords, numbers, types.
const TOKENS = new RegExp([
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)/,
  /(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/,
  /(?<annotation>@[A-Za-z]\w*)/,
  /(?<keyword>\b(?:public|private|protected|final|static|class|record|interface|implements|extends|return|if|else|for|new|instanceof|null|void|int|long|boolean|true|false|this|throws|var)\b)/,
  /(?<number>\b\d[\d_]*L?\b)/,
  /(?<type>\b[A-Z]\w*\b)/,
].map(part => part.source).join("|"), "g");

/** Puts the source into the element, one span for each coloured token. */
export function paint(place, source) {
  place.replaceChildren();
  let from = 0;
  for (const match of source.matchAll(TOKENS)) {
    place.append(source.slice(from, match.index));
    const span = document.createElement("span");
    span.className = "java-" + Object.keys(match.groups).find(name => match.groups[name] !== undefined);
    span.textContent = match[0];
    place.append(span);
    from = match.index + match[0].length;
  }
  place.append(source.slice(from));
}
