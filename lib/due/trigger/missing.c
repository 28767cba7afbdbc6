/* missing.c: missing: [birthday, email]: what we do not know is asked for when there is a
 * contact anyway, until it is filled in. */
#include <stdlib.h>

#include "lint/prove.h"
#include "policy/policy.h"
#include "due/trigger/shared.h"
#include "lang/lang.h"

struct missing_rule {
	struct crm_list column;
};

static const crm_field keys[] = {CRM_KEY_ALONE};

static const crm_term *requires(crm_prover *p, const struct crm_rule *r)
{
	const struct missing_rule *own = r->own;
	const crm_term **missing = crm_alloc(own->column.n * sizeof *missing), *any;

	for (size_t i = 0; i < own->column.n; i++)
		missing[i] = crm_prover_missing(p, own->column.word[i]);
	any = crm_prover_any(p, missing, own->column.n);
	free(missing);
	return any;
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct missing_rule *own = r->rule->own;

	for (size_t i = 0; i < r->questions; i++) {
		r->question[i].ref = crm_frame_ref(d->frame, crm_str_z(own->column.word[i]), e);
		if (r->question[i].ref < 0)
			return -1;
	}
	return 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_str text;

	for (size_t i = 0; i < r->questions; i++) {
		if (crm_due_text(h, r->question[i].ref, &h->scratch, &text, e) < 0)
			return -1;
		if (crm_str_trim(text).n)
			continue;
		crm_fired_due(r, f, h->bound->today);
		return 0;
	}
	crm_fired_settle(f, "nothing that the rule asks for is missing", CRM_NO_DAY);
	return 0;
}

static const struct crm_list *
asks(const struct crm_rule *r)
{
	const struct missing_rule *own = r->own;

	return &own->column;
}

static void
write_name(const char *column, crm_buf *out)
{
	const char *name = crm_tr_in("column", column);

	for (const char *p = name; *p; p++)
		crm_buf_char(out, name == column && *p == '_' ? ' ' : *p);
}

/* The columns that are empty, as words. */
static int
write_missing(const struct crm_trigger_word *w, struct crm_due_hand *h,
	      const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	const struct missing_rule *own = r->rule->own;
	bool first = true;
	crm_str text;

	(void)w;
	(void)f;
	for (size_t i = 0; i < r->questions; i++) {
		if (crm_due_text(h, r->question[i].ref, &h->scratch, &text, e) < 0)
			return -1;
		if (crm_str_trim(text).n)
			continue;
		if (!first)
			crm_buf_z(out, crm_lang_in_use()->comma);
		write_name(own->column.word[i], out);
		first = false;
	}
	return 0;
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "missing", .write = write_missing, .anywhere = true},
};

const struct crm_trigger crm_trigger_missing = {
	.value = {.key = "missing",
		  .at = CRM_OWN_AT(struct missing_rule, column),
		  .read = crm_read_columns},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct missing_rule),
	.requires = requires,
	.known = true,
	.routine = true,
	.accompanies = true,
	.any_day = true,
	.asks = asks,
	.stays = "until what is missing is filled in",
	.bind = bind,
	.fire = fire,
	.why = CRM_TR_MARK("We do not know: {missing}"),
	.never = "",
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
