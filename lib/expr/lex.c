/* lex.c: an expression's text to words. */
#include <ctype.h>
#include <string.h>

#include "base/array.h"
#include "base/fault.h"
#include "expr/expr.h"

int
crm_compile_fault(crm_compiler *c, crm_place at, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	crm_fail_v(c->error, c->expr->source, at.line, at.column, c->field, format, ap);
	va_end(ap);
	return -1;
}

static int
fault_at(crm_compiler *c, size_t at, const char *what, crm_str word)
{
	return crm_compile_fault(c, c->locate(c->locate_to, c->text, at), "%s %s", crm_quote(word),
				 what);
}

static int
peek(const crm_compiler *c, size_t at)
{
	return at < c->text.n ? (unsigned char)c->text.p[at] : 0;
}

static bool
is_word(int ch)
{
	return ch < 128 && (isalnum(ch) || ch == '_');
}

static crm_str
slice(const crm_compiler *c, size_t from, size_t to)
{
	return (crm_str){c->text.p + from, to - from};
}

/* True for a quote that has a backslash before it or another behind it, and for
 * a backslash that has one before it: the next byte is the text's. */
static bool
is_escape(const crm_compiler *c, size_t at, char quote)
{
	int next = peek(c, at + 1);

	return (c->text.p[at] == quote && next == quote) ||
	       (c->text.p[at] == '\\' && (next == quote || next == '\\'));
}

/* 'text' or "text". */
static int
lex_text(crm_compiler *c)
{
	char quote = c->text.p[c->start], *out;
	size_t n = 0, end = c->start + 1;

	while (end < c->text.n && (c->text.p[end] != quote || is_escape(c, end, quote)))
		end += is_escape(c, end, quote) ? 2 : 1;
	if (end >= c->text.n)
		return fault_at(c, c->start, "has no closing quote", slice(c, c->start, c->text.n));
	out = crm_arena_alloc(c->expr->arena, end - c->start);
	for (size_t at = c->start + 1; at < end; at++) {
		if (is_escape(c, at, quote))
			at++;
		out[n++] = c->text.p[at];
	}
	c->end = end + 1;
	c->token = CRM_T_LITERAL;
	c->value = (crm_value){.type = CRM_TEXT, .text = {out, n}};
	return 0;
}

static bool
date_shape(const crm_compiler *c)
{
	static const char shape[] = "0000-00-00";

	for (size_t i = 0; shape[i]; i++) {
		int ch = peek(c, c->start + i);

		if (shape[i] == '0' ? !(ch < 128 && isdigit(ch)) : ch != '-')
			return false;
	}
	return !isdigit(peek(c, c->start + 10));
}

/* 2026-11-21, 2026-11-21T09:30, with or without an offset. */
static int
lex_date(crm_compiler *c)
{
	c->end = c->start + 10;
	if (peek(c, c->end) == 'T') {
		while (is_word(peek(c, c->end)) || peek(c, c->end) == ':')
			c->end++;
		if ((peek(c, c->end) == '+' || peek(c, c->end) == '-') &&
		    peek(c, c->end - 1) != 'Z') {
			c->end++;
			while (isdigit(peek(c, c->end)) || peek(c, c->end) == ':')
				c->end++;
		}
	}
	c->token = CRM_T_LITERAL;
	c->value.type = CRM_DATE;
	if (!crm_time_parse(slice(c, c->start, c->end), &c->value.date))
		return fault_at(c, c->start, "is not a date", slice(c, c->start, c->end));
	return 0;
}

static int
lex_number(crm_compiler *c)
{
	crm_str word;

	if (date_shape(c))
		return lex_date(c);
	c->end = c->start;
	while (is_word(peek(c, c->end)) || (peek(c, c->end) == '.' && isdigit(peek(c, c->end + 1))))
		c->end++;
	word = slice(c, c->start, c->end);
	c->token = CRM_T_LITERAL;
	c->value.type = CRM_NUMBER;
	if (crm_num_parse(word, &c->value.number))
		return 0;
	c->value.type = CRM_SPAN;
	if (crm_span_parse(word, &c->value.span))
		return 0;
	return fault_at(c, c->start, "is neither a number nor a length of time such as 30d", word);
}

static const struct {
	const char *word;
	enum crm_token token;
} keywords[] = {
	{"or", CRM_T_OR}, {"and", CRM_T_AND},     {"not", CRM_T_NOT},
	{"in", CRM_T_IN}, {"today", CRM_T_TODAY},
};

static int
lex_name(crm_compiler *c)
{
	crm_str word;

	c->end = c->start;
	while (is_word(peek(c, c->end)))
		c->end++;
	word = slice(c, c->start, c->end);
	c->token = CRM_T_NAME;
	for (size_t i = 0; i < CRM_LENGTH(keywords); i++)
		if (crm_str_eqz(word, keywords[i].word))
			c->token = keywords[i].token;
	if (crm_str_eqz(word, "true") || crm_str_eqz(word, "false")) {
		c->token = CRM_T_LITERAL;
		c->value = (crm_value){.type = CRM_BOOL, .yes = word.p[0] == 't'};
	}
	return 0;
}

/* {any name}: of a column whose name has blanks and signs. */
static int
lex_braces(crm_compiler *c)
{
	for (c->end = c->start + 1; peek(c, c->end) && peek(c, c->end) != '}'; c->end++)
		;
	if (c->end >= c->text.n || c->end == c->start + 1)
		return fault_at(c, c->start, "does not enclose a name",
				slice(c, c->start, c->text.n));
	c->end++;
	c->token = CRM_T_NAME;
	return 0;
}

/* Longer signs first. Those of other languages are known to say what is meant. */
static const struct {
	const char *sign;
	enum crm_token token;
	const char *instead;
} signs[] = {
	{"==", CRM_T_EQ, NULL},  {"!=", CRM_T_NE, NULL},   {"<=", CRM_T_LE, NULL},
	{">=", CRM_T_GE, NULL},  {"<>", CRM_T_NE, "!="},   {"&&", CRM_T_AND, "and"},
	{"||", CRM_T_OR, "or"},  {"<", CRM_T_LT, NULL},    {">", CRM_T_GT, NULL},
	{"=", CRM_T_EQ, "=="},   {"!", CRM_T_NOT, "not"},  {"+", CRM_T_ADD, NULL},
	{"-", CRM_T_SUB, NULL},  {"*", CRM_T_MUL, NULL},   {"/", CRM_T_DIV, NULL},
	{"(", CRM_T_OPEN, NULL}, {")", CRM_T_CLOSE, NULL}, {",", CRM_T_COMMA, NULL},
};

static int
lex_sign(crm_compiler *c)
{
	size_t len;

	for (size_t i = 0; i < CRM_LENGTH(signs); i++) {
		len = strlen(signs[i].sign);
		if (c->text.n - c->start < len ||
		    memcmp(c->text.p + c->start, signs[i].sign, len) != 0)
			continue;
		c->end = c->start + len;
		c->token = signs[i].token;
		if (signs[i].instead)
			return crm_compile_fault(c, c->locate(c->locate_to, c->text, c->start),
						 "\"%s\" is not known; did you mean \"%s\"?",
						 signs[i].sign, signs[i].instead);
		return 0;
	}
	crm_utf8_next(slice(c, c->start, c->text.n), &len);
	return fault_at(c, c->start, "is not known", slice(c, c->start, c->start + len));
}

int
crm_lex(crm_compiler *c)
{
	int ch;

	c->before = c->start = c->end;
	while ((ch = peek(c, c->start)) == ' ' || ch == '\t' || ch == '\n' || ch == '\r')
		c->start++;
	c->end = c->start;
	if (c->start >= c->text.n) {
		c->token = CRM_T_END;
		return 0;
	}
	if (ch == '\'' || ch == '"')
		return lex_text(c);
	if (ch < 128 && isdigit(ch))
		return lex_number(c);
	if (ch == '{' && c->braces)
		return lex_braces(c);
	if (is_word(ch))
		return lex_name(c);
	return lex_sign(c);
}
