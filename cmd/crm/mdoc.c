/* mdoc.c: a part of a manual page as plain text. It knows the macros that our pages use. */
#include <string.h>

#include "base/array.h"
#include "crm/front.h"

enum { WIDTH = 79, INDENT = 2, STEP = 4 };

struct setting {
	crm_buf *out;
	crm_str page; /* what .Nm stands for */
	crm_buf word; /* the word in hand: no blank within it ends a line */
	size_t column, indent;
	bool glued;   /* what comes next belongs to the word in hand */
	bool literal; /* lines are kept as they are */
};

/* ---- words and lines ---- */

static void
put_word(struct setting *s)
{
	size_t width = crm_str_width(crm_buf_slice(&s->word));

	if (!s->word.n)
		return;
	if (s->column && s->column + 1 + width > WIDTH) {
		crm_buf_char(s->out, '\n');
		s->column = 0;
	}
	for (size_t i = s->column ? s->indent : 0; !s->column && i < s->indent; i++)
		crm_buf_char(s->out, ' ');
	if (s->column)
		crm_buf_char(s->out, ' ');
	crm_buf_str(s->out, crm_buf_slice(&s->word));
	s->column = (s->column ? s->column + 1 : s->indent) + width;
	s->word.n = 0;
}

static void
end_line(struct setting *s)
{
	put_word(s);
	if (s->column)
		crm_buf_char(s->out, '\n');
	s->column = 0;
	s->glued = false;
}

static void
paragraph(struct setting *s)
{
	end_line(s);
	if (s->out->n > 1 && s->out->p[s->out->n - 2] != '\n')
		crm_buf_char(s->out, '\n');
}

/* Text without the escapes of roff. */
static void
add_text(crm_buf *out, crm_str text)
{
	static const struct {
		const char *escape, *is;
	} escapes[] = {{"\\(dq", "\""}, {"\\(aq", "'"}, {"\\&", ""}, {"\\e", "\\"}, {"\\-", "-"}};

	while (text.n) {
		size_t i = 0, n = 1;
		while (i < CRM_LENGTH(escapes) && (text.n < (n = strlen(escapes[i].escape)) ||
						   memcmp(text.p, escapes[i].escape, n) != 0))
			i++;
		if (i < CRM_LENGTH(escapes)) {
			crm_buf_z(out, escapes[i].is);
		} else {
			n = 1;
			crm_buf_char(out, *text.p);
		}
		text = (crm_str){text.p + n, text.n - n};
	}
}

static void
say(struct setting *s, const char *before, crm_str text)
{
	if (!s->glued)
		put_word(s);
	crm_buf_z(&s->word, before);
	add_text(&s->word, text);
	s->glued = false;
}

static void
glue(struct setting *s, const char *mark)
{
	s->glued = true;
	say(s, "", crm_str_z(mark));
}

/* ---- a line of macros ---- */

static bool
is_one_of(crm_str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(s, words[i]))
			return true;
	return false;
}

static bool
closes(crm_str s)
{
	static const char *const marks[] = {".", ",", ":", ";", ")", "]", "?", "!"};

	return is_one_of(s, marks, CRM_LENGTH(marks));
}

static bool
is_plain_macro(crm_str s)
{
	static const char *const macros[] = {"Cm", "Li", "Em", "Ar", "Pa",
					     "Ev", "Va", "Sx", "No", "Nd"};

	return is_one_of(s, macros, CRM_LENGTH(macros));
}

static bool
is_macro(crm_str s)
{
	return s.n == 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'a' && s.p[1] <= 'z';
}

/* Macros that put marks around the rest of the line. */
static const struct {
	const char *name, *opens, *closes;
} enclosing[] = {
	{"Dq", "\"", "\""}, {"Sq", "'", "'"}, {"Ql", "'", "'"}, {"Pq", "(", ")"}, {"Op", "[", "]"}};

bool
front_mdoc_token(crm_str *line, crm_str *token, bool *quoted)
{
	const char *end;

	*line = crm_str_trim(*line);
	if (!line->n)
		return false;
	*quoted = *line->p == '"';
	if (*quoted)
		*line = (crm_str){line->p + 1, line->n - 1};
	end = line->n ? memchr(line->p, *quoted ? '"' : ' ', line->n) : NULL;
	*token = (crm_str){line->p, end ? (size_t)(end - line->p) : line->n};
	*line = end ? (crm_str){end + *quoted, line->n - token->n - *quoted}
		    : (crm_str){line->p + line->n, 0};
	return true;
}

static void line_of_macros(struct setting *s, crm_str line);

/* Marks of punctuation at the end of the line come behind the closing mark. */
static void
enclose(struct setting *s, size_t which, crm_str line)
{
	crm_str within = crm_str_trim(line);

	while (within.n > 1 && within.p[within.n - 2] == ' ' &&
	       closes((crm_str){within.p + within.n - 1, 1}))
		within = crm_str_trim((crm_str){within.p, within.n - 1});
	say(s, enclosing[which].opens, CRM_STR(""));
	s->glued = true;
	line_of_macros(s, within);
	glue(s, enclosing[which].closes);
	line_of_macros(s, (crm_str){within.p + within.n,
				    (size_t)(line.p + line.n - (within.p + within.n))});
}

/* Takes the next token when it is neither a macro nor a mark of punctuation. */
static bool
next_word(crm_str *line, crm_str *word)
{
	crm_str rest = *line;
	bool quoted;

	if (!front_mdoc_token(&rest, word, &quoted) ||
	    (!quoted && (closes(*word) || is_macro(*word))))
		return false;
	*line = rest;
	return true;
}

/* Macros that take a fixed number of arguments; false when the macro is another one. */
static bool
fixed(struct setting *s, crm_str macro, crm_str *line)
{
	crm_str first = CRM_STR(""), second = CRM_STR("");
	const char *mark;
	bool quoted;

	if (crm_str_eqz(macro, "Xr")) {
		front_mdoc_token(line, &first, &quoted);
		front_mdoc_token(line, &second, &quoted);
		say(s, "", first);
		glue(s, "(");
		s->glued = true;
		say(s, "", second);
		glue(s, ")");
	} else if (crm_str_eqz(macro, "Nm")) {
		say(s, "", next_word(line, &first) ? first : s->page);
	} else if (crm_str_eqz(macro, "Fn")) {
		front_mdoc_token(line, &first, &quoted);
		say(s, "", first);
		for (mark = "("; next_word(line, &first); mark = ",") {
			glue(s, mark);
			s->glued = *mark == '(';
			say(s, "", first);
		}
		glue(s, *mark == '(' ? "()" : ")");
	} else if (crm_str_eqz(macro, "So") || crm_str_eqz(macro, "Po")) {
		say(s, crm_str_eqz(macro, "So") ? "'" : "(", CRM_STR(""));
		s->glued = true;
	} else if (crm_str_eqz(macro, "Sc")) {
		glue(s, "'");
	} else if (crm_str_eqz(macro, "Pc")) {
		glue(s, ")");
	} else if (crm_str_eqz(macro, "Ns")) {
		s->glued = true;
	} else {
		return crm_str_eqz(macro, "Ta");
	}
	return true;
}

static void
line_of_macros(struct setting *s, crm_str line)
{
	bool quoted, flag = false, bare = false;
	crm_str token;

	while (front_mdoc_token(&line, &token, &quoted)) {
		size_t which = 0;
		while (which < CRM_LENGTH(enclosing) && !crm_str_eqz(token, enclosing[which].name))
			which++;
		if (!quoted && which < CRM_LENGTH(enclosing)) {
			enclose(s, which, line);
			return;
		}
		if (!quoted && crm_str_eqz(token, "Fl")) {
			flag = bare = true;
		} else if (!quoted && is_plain_macro(token)) {
			flag = false;
		} else if (!quoted && fixed(s, token, &line)) {
			flag = false;
		} else if (!quoted && closes(token)) {
			glue(s, "");
			s->glued = true;
			say(s, "", token);
		} else {
			say(s, flag ? "-" : "", token);
			bare = false;
		}
	}
	if (bare)
		say(s, "-", CRM_STR(""));
}

/* ---- blocks ---- */

/* The line is a macro of its own; what it holds follows it in `line`. */
static void
block(struct setting *s, crm_str macro, crm_str line)
{
	if (crm_str_eqz(macro, "Pp")) {
		paragraph(s);
	} else if (crm_str_eqz(macro, "Bl")) {
		end_line(s);
		s->indent += STEP;
	} else if (crm_str_eqz(macro, "El")) {
		end_line(s);
		s->indent -= s->indent > STEP ? STEP : 0;
	} else if (crm_str_eqz(macro, "It")) {
		end_line(s);
		s->indent -= STEP;
		line_of_macros(s, line.n ? line : CRM_STR("-"));
		end_line(s);
		s->indent += STEP;
	} else if (crm_str_eqz(macro, "Bd")) {
		paragraph(s);
		s->literal = true;
	} else if (crm_str_eqz(macro, "Ed")) {
		s->literal = false;
	} else if (crm_str_eqz(macro, "Dl")) {
		end_line(s);
		s->indent += STEP;
		line_of_macros(s, line);
		end_line(s);
		s->indent -= STEP;
	} else {
		line_of_macros(s, (crm_str){macro.p, (size_t)(line.p + line.n - macro.p)});
	}
}

static void
text_line(struct setting *s, crm_str line)
{
	if (s->literal) {
		for (size_t i = 0; i < s->indent + STEP; i++)
			crm_buf_char(s->out, ' ');
		add_text(s->out, line);
		crm_buf_char(s->out, '\n');
		return;
	}
	while (line.n) {
		const char *blank = memchr(line.p, ' ', line.n);
		size_t n = blank ? (size_t)(blank - line.p) : line.n;
		if (n)
			say(s, "", (crm_str){line.p, n});
		line = (crm_str){line.p + n + (blank != NULL), line.n - n - (blank != NULL)};
	}
}

void
front_mdoc(crm_str text, crm_str page, crm_buf *out)
{
	struct setting s = {.out = out, .page = page, .indent = INDENT};
	bool quoted;

	if (text.n > 3 && memcmp(text.p, ".It", 3) == 0)
		s.indent += STEP;
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		crm_str line = {text.p, end ? (size_t)(end - text.p) : text.n}, macro;
		text = (crm_str){line.p + line.n + (end != NULL), text.n - line.n - (end != NULL)};
		if (!line.n || *line.p != '.') {
			text_line(&s, line);
			continue;
		}
		line = (crm_str){line.p + 1, line.n - 1};
		if (front_mdoc_token(&line, &macro, &quoted))
			block(&s, macro, line);
	}
	end_line(&s);
	crm_buf_free(&s.word);
}
