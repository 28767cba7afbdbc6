/* expr.h: the language of expressions, which crm-expr(5) describes. crm.h declares what tools call
 * (crm_expr_parse …); this header is what the room and the policy share:
 *
 *   lex.c, parse.c    from text to words, and from words to a tree of terms
 *   functions.c       the functions
 *   types.c           checks the types of operands
 *   eval.h            evaluates the tree
 *   text.c            compares texts, and lower()
 *   expr.c            whole expressions
 *
 * Precedence, the weakest first:
 *
 *   or
 *   and
 *   not                       the whole comparison: not a == b is not (a == b)
 *   == != < <= > >= in not in they do not chain
 *   + -
 *   * /
 *   - before a number
 *   name, literal, f(…), (…)
 *
 * Missing: an operand that is missing makes the result missing, except that
 * false and missing is false, true or missing is true, missing(x) is never
 * missing, and an empty list has nothing in it: has(x, 'y') of it is false.
 * A division by zero is missing. What is missing does not hold.
 *
 * A column that the vocabulary does not know is text of which nobody has said
 * what it means: beside a number, date, span or truth it is read as one, and
 * one that cannot be read so is a fault. Two such columns are compared as
 * numbers when both are, else as dates when both are, else by bytes. */
#ifndef CRM_EXPR_EXPR_H
#define CRM_EXPR_EXPR_H

#include <regex.h>

#include "base/place.h"
#include "crm.h"

enum { CRM_EXPR_DEPTH = 64, CRM_EXPR_TERMS = 4096, CRM_EXPR_TEXT = 16384 };

/* The type of a column that the vocabulary does not know; it follows those of crm_type. */
enum { CRM_ANY = CRM_TEXT + 1 };

enum crm_term_op {
	CRM_OP_LITERAL,
	CRM_OP_NAME,
	CRM_OP_TODAY,
	CRM_OP_OR,
	CRM_OP_AND,
	CRM_OP_NOT,
	CRM_OP_EQ,
	CRM_OP_NE,
	CRM_OP_LT,
	CRM_OP_LE,
	CRM_OP_GT,
	CRM_OP_GE,
	CRM_OP_IN,
	CRM_OP_NOT_IN,
	CRM_OP_ADD,
	CRM_OP_SUB,
	CRM_OP_MUL,
	CRM_OP_DIV,
	CRM_OP_NEGATE,
	CRM_OP_HAS,
	CRM_OP_MISSING,
	CRM_OP_MATCHES,
	CRM_OP_LOWER,
	CRM_OP_MIN,
	CRM_OP_MAX
};

typedef struct crm_pattern {
	regex_t regex;
	struct crm_pattern *next; /* of the same expression */
} crm_pattern;

typedef struct crm_term {
	enum crm_term_op op;
	int type;       /* enum crm_type or CRM_ANY */
	unsigned depth; /* levels below it */
	crm_place place;
	crm_value value;               /* literal */
	crm_str name;                  /* name */
	int ref;                       /* name, once bound */
	const crm_pattern *pattern;    /* matches */
	struct crm_term *first, *next; /* its first operand; the next operand of the same term */
	uint32_t from, to;             /* of an operand of and, or: its bytes in the text */
} crm_term;

struct crm_expr {
	crm_arena *arena;
	bool own_arena;
	const char *source;  /* "expression" when it is not from a file */
	const char *section; /* of the policy, or NULL */
	crm_str text;        /* as it was written */
	crm_term *root;
	crm_pattern *patterns;
	const crm_frame *frame; /* once bound */
	crm_expr *next;         /* in the policy's list */
};

/* ---- words ---- */

enum crm_token {
	CRM_T_END,
	CRM_T_LITERAL,
	CRM_T_NAME,
	CRM_T_OR,
	CRM_T_AND,
	CRM_T_NOT,
	CRM_T_IN,
	CRM_T_TODAY,
	CRM_T_EQ,
	CRM_T_NE,
	CRM_T_LT,
	CRM_T_LE,
	CRM_T_GT,
	CRM_T_GE,
	CRM_T_ADD,
	CRM_T_SUB,
	CRM_T_MUL,
	CRM_T_DIV,
	CRM_T_OPEN,
	CRM_T_CLOSE,
	CRM_T_COMMA
};

typedef struct crm_compiler crm_compiler;
/* The place of a byte of the expression, for its faults. */
typedef crm_place crm_locate(const void *to, crm_str text, size_t at);

struct crm_compiler {
	crm_expr *expr;
	const crm_kinds *kinds;
	crm_str text;
	const char *field; /* of faults; may be NULL */
	bool braces;       /* names are {in braces}, which belong to the name */
	crm_locate *locate;
	const void *locate_to;
	crm_error *error;

	enum crm_token token; /* the word looked at */
	size_t start, end;    /* its bytes */
	size_t before;        /* the end of the word before it */
	crm_value value;      /* literal */
	unsigned depth;
	unsigned terms;
};

/* Goes to the next word. 0, or -1 with a fault; so do the other functions of the compiler. */
int crm_lex(crm_compiler *c);
int crm_compile_fault(crm_compiler *c, crm_place at, const char *format, ...) CRM_PRINTF(3, 4);

/* ---- functions ---- */

struct crm_function {
	const char *name;
	enum crm_term_op op; /* CRM_OP_NAME: f('X') is the name "f:X" */
	int operands;
};
/* The function of that name; NULL with a fault. */
const struct crm_function *crm_function_find(crm_compiler *c, crm_str name, crm_place at);
/* Sets the name of a term, and the type that the vocabulary has for it. */
void crm_term_name(crm_compiler *c, crm_term *t, crm_str name);
/* Makes a name of a function and its operand: bought('X') is the name "bought:X". */
int crm_term_item(crm_compiler *c, crm_term *t, const char *function);
/* Compiles the pattern of matches(x, 'pattern'), which must be a literal. */
int crm_term_pattern(crm_compiler *c, crm_term *t);

/* ---- types ---- */

/* Sets the type of a term that has its operands; a fault when their types do not fit. */
int crm_term_check(crm_compiler *c, crm_term *t);
/* "a number", "text" … */
const char *crm_type_words(int type);

/* ---- letters ---- */

/* Compares by bytes; a side that is `small` is compared in lower case. Below, equal to or above 0.
 */
int crm_text_order(crm_str a, bool small_a, crm_str b, bool small_b);
/* Writes s in lower case to out, which has room for s.n bytes; returns the length. */
size_t crm_text_lower(crm_str s, char *out);

/* ---- whole expressions ---- */

/* Compiles c->text into c->expr, whose arena is set; `want` is the type that it
 * must have, or CRM_ANY. */
int crm_expr_compile(crm_compiler *c, int want);
void crm_expr_free_patterns(crm_expr *x);
/* Calls `each` for every name in the term, as often as it occurs. */
void
crm_term_names(const crm_term *t, void (*each)(void *to, crm_str name, crm_place at), void *to);

/* The length of a span as a number of days, for comparing it with a number: an hour is 1/24. */
crm_num crm_span_number(crm_span s);

/* The expression as it was written; it keeps the text. */
crm_str crm_expr_text(const crm_expr *x);

/* ---- parts.c ---- */

/* Calls `each` once for every name in the expression. */
void crm_expr_names(const crm_expr *x, void (*each)(void *to, crm_str name), void *to);
/* Calls `each` for the parts that "and" and "or" join, each before the parts of it. `depth` is 1
 * for the parts of the whole. `joined`: the part has parts itself. An expression that nothing
 * joins has none. */
typedef void crm_each_part(void *to, const crm_expr *part, unsigned depth, bool joined);
void crm_expr_parts(const crm_expr *x, crm_each_part *each, void *to);

/* The condition that both hold, in the arena of the second. It uses the patterns of both, which
 * must outlive it. */
crm_expr *crm_expr_both(const crm_expr *a, const crm_expr *b);

#endif
