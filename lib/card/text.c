/* text.c: a card on a terminal. */
#include "base/array.h"
#include "card/words.h"
#include "show/show.h"

#define WIDEST 32 /* columns of a term behind which texts line up … */
#define BESIDE 24 /* … if there are so many for the text and the blanks */

struct page {
	const crm_card *card;
	struct crm_glossary g;
	crm_buf text;
	crm_buf *out;
};

static void
heading(struct page *p, const char *text)
{
	crm_buf_char(p->out, '\n');
	crm_paint_text(p->out, p->g.colour, CRM_PAINT_STRONG, crm_str_z(text));
	crm_buf_char(p->out, '\n');
}

/* Writes what was collected in p->text. */
static void
line(struct page *p, const char *term)
{
	crm_glossary_add(&p->g, term, crm_buf_slice(&p->text), p->out);
	p->text.n = 0;
}

static void
pair(struct page *p, crm_str name, crm_str value)
{
	crm_buf term = {0}, heading = {0};

	if (!value.n)
		return;
	crm_caption_heading(crm_caption_find(name), name, &heading);
	crm_buf_visible(&term, crm_buf_slice(&heading));
	crm_card_value(p->card, name, value, &p->text);
	line(p, crm_buf_zend(&term));
	crm_buf_free(&term);
	crm_buf_free(&heading);
}

/* A term that is longer has its text behind it, or below it. */
static void
widen(struct crm_glossary *g, const char *term)
{
	size_t width = crm_str_width(crm_str_z(term));

	if (g->term < width && width <= WIDEST && width + BESIDE <= g->width)
		g->term = width;
}

/* ---- the sections ---- */

static void
write_head(struct page *p)
{
	const crm_card *card = p->card;
	crm_buf name = {0};
	crm_str rest;

	crm_buf_visible(&name, card->name);
	crm_buf_z(&name, "  ");
	crm_buf_visible(&name, card->id);
	for (rest = crm_buf_slice(&name); rest.n; crm_buf_char(p->out, '\n'))
		crm_paint_text(p->out, p->g.colour, CRM_PAINT_STRONG, crm_wrap(&rest, p->g.width));
	crm_buf_free(&name);
	crm_card_class(card, &p->text);
	for (rest = crm_buf_slice(&p->text); rest.n; crm_buf_char(p->out, '\n'))
		crm_buf_str(p->out, crm_wrap(&rest, p->g.width));
	p->text.n = 0;
}

static void
write_measure(struct page *p, const char *term, crm_str now, const crm_num *points)
{
	if (!now.n)
		return;
	crm_lang_exact(now, &p->text);
	if (crm_card_has_trend(p->card, points)) {
		crm_buf_z(&p->text, "  ");
		crm_card_sparkline(p->card, points, &p->text);
		crm_buf_z(&p->text, "  ");
		crm_card_trend_text(p->card, points, &p->text);
	}
	line(p, term);
}

static void
write_figures(struct page *p)
{
	const crm_card *card = p->card;

	crm_buf_char(p->out, '\n');
	write_measure(p, crm_tr("Value"), card->value, card->values);
	write_measure(p, crm_tr("Closeness"), card->closeness, card->closenesses);
	write_measure(p, crm_tr("Score"), card->score, NULL);
	for (size_t i = 0; i < card->facts; i++)
		pair(p, card->fact[i].name, card->fact[i].value);
	for (size_t i = 0; i < card->columns; i++)
		pair(p, card->column[i].name, card->column[i].value);
	for (size_t i = 0; i < CRM_WISHES; i++)
		pair(p, card->wish[i].name, card->wish[i].value);
}

static void
write_known(struct page *p)
{
	crm_buf head = {0};
	struct page own = *p;

	crm_card_known_text(p->card, &head);
	heading(p, crm_buf_zend(&head));
	crm_buf_free(&head);
	for (int i = 0; i < CRM_KNOW_THINGS; i++)
		widen(&own.g, p->card->known[i].what);
	for (int i = 0; i < CRM_KNOW_THINGS; i++) {
		const struct crm_card_known *k = &p->card->known[i];
		if (k->text.n)
			crm_card_value(p->card, CRM_STR(""), k->text, &own.text);
		else
			crm_buf_z(&own.text, crm_tr_in("card", "not known"));
		line(&own, k->what);
	}
	p->text = own.text;
}

static void
write_one_due(struct page *p, const struct crm_card_due *due)
{
	crm_card_what(due, &p->text);
	line(p, crm_tr("What to do"));
	pair(p, crm_str_z(crm_tr("Why")), due->why);
	pair(p, crm_str_z(crm_tr("Ask")), due->ask);
	pair(p, crm_str_z(crm_tr("Offer")), due->offer);
	crm_lang_word("held", due->held, &p->text);
	line(p, crm_tr("Held back because"));
}

static void
write_due(struct page *p, bool held)
{
	const struct crm_card_due *due = p->card->due;
	struct page own = *p;
	bool any = false;

	if (held)
		widen(&own.g, crm_tr("Held back because"));
	for (size_t i = 0; i < p->card->dues; i++) {
		if ((due[i].held.n > 0) != held)
			continue;
		if (!any)
			heading(&own,
				held ? crm_tr_in("card", "Held back") : crm_tr_in("card", "Due"));
		any = true;
		write_one_due(&own, &due[i]);
	}
	p->text = own.text;
}

static void
write_promises(struct page *p)
{
	const crm_card *card = p->card;
	struct page own = *p;
	crm_buf day = {0};

	if (card->promises)
		heading(p, crm_tr_in("card", "Promised"));
	for (int written = 0; written < 2; written++)
		for (size_t i = 0; i < card->promises; i++) {
			const struct crm_card_promise *m = &card->promise[i];
			day.n = 0;
			crm_lang_time(m->due, &day);
			if (written)
				crm_glossary_add(&own.g, crm_buf_zend(&day),
						 m->text.n ? m->text : CRM_STR("-"), p->out);
			else
				widen(&own.g, crm_buf_zend(&day));
		}
	crm_buf_free(&day);
}

static void
write_holdings(struct page *p)
{
	const crm_card *card = p->card;
	struct page own = *p;
	crm_buf term = {0};

	if (card->holdings)
		heading(p, crm_tr_in("card", "Holds"));
	for (size_t i = 0; i < card->holdings; i++) {
		term.n = 0;
		crm_buf_visible(&term, card->holding[i].item);
		widen(&own.g, crm_buf_zend(&term));
	}
	for (size_t i = 0; i < card->holdings; i++) {
		term.n = 0;
		crm_buf_visible(&term, card->holding[i].item);
		crm_card_holding_text(card, &card->holding[i], &own.text);
		line(&own, crm_buf_zend(&term));
	}
	if (card->holdings && card->worth != CRM_CARD_NOTHING) {
		crm_lang_amount(card->worth, card->currency, &own.text);
		line(&own, crm_tr_in("card", "together"));
	}
	p->text = own.text;
	crm_buf_free(&term);
}

/* A customer of the tree: the further lines of a long name begin below the first. */
static void
write_kin_name(struct page *p, const struct crm_card_kin *k)
{
	size_t indent = 2 + 2 * (size_t)k->depth, room;
	crm_buf text = {0};
	bool first = true;
	crm_str rest;

	if (k->more)
		crm_buf_f(&text, crm_tr_n("and %lu more", "and %lu more", k->more),
			  (unsigned long)k->more);
	else
		crm_buf_visible(&text, k->name.n ? k->name : k->id);
	if (!k->more && k->name.n) {
		crm_buf_z(&text, "  ");
		crm_buf_visible(&text, k->id);
	}
	crm_buf_z(&text, k->self ? "  ←" : "");
	room = p->g.width > indent + 4 ? p->g.width - indent - 2 : 2;
	for (rest = crm_buf_slice(&text); rest.n; first = false) {
		crm_blanks(p->out, indent);
		crm_buf_z(p->out, !k->depth ? "" : first ? "└ " : "  ");
		crm_paint_text(p->out, p->g.colour, k->self ? CRM_PAINT_STRONG : CRM_PAINT_NONE,
			       crm_wrap(&rest, room));
		crm_buf_char(p->out, '\n');
	}
	crm_buf_free(&text);
}

static void
write_kin(struct page *p)
{
	if (p->card->kins)
		heading(p, crm_tr_in("card", "Who brought whom"));
	for (size_t i = 0; i < p->card->kins; i++)
		write_kin_name(p, &p->card->kin[i]);
}

/* The date of an entry, as it is shown before it. */
static void
set_date(const struct crm_card_entry *e, crm_buf *term)
{
	crm_buf date = {0};

	term->n = 0;
	crm_card_date(e, &date);
	crm_buf_visible(term, crm_buf_slice(&date));
	crm_buf_free(&date);
}

static void
write_entry(struct page *p, const struct crm_card_entry *e)
{
	crm_buf term = {0}, shown = {0};

	set_date(e, &term);
	crm_card_entry_text(p->card, e, &shown);
	p->g.paint = e->voided ? CRM_PAINT_FAINT : CRM_PAINT_NONE;
	crm_glossary_add(&p->g, crm_buf_zend(&term), crm_buf_slice(&shown), p->out);
	crm_buf_free(&term);
	crm_buf_free(&shown);
}

static void
write_timeline(struct page *p)
{
	struct page own = *p;
	crm_buf date = {0};

	if (p->card->entries)
		heading(p, crm_tr_in("card", "What happened"));
	own.g.term = 0;
	for (size_t i = 0; i < p->card->entries; i++) {
		set_date(&p->card->entry[i], &date);
		widen(&own.g, crm_buf_zend(&date));
	}
	crm_buf_free(&date);
	for (size_t i = 0; i < p->card->entries; i++)
		write_entry(&own, &p->card->entry[i]);
	if (p->card->left_out) {
		crm_buf_z(p->out, "  ");
		crm_buf_f(
			p->out,
			crm_tr_n("and %lu older entry", "and %lu older entries", p->card->left_out),
			(unsigned long)p->card->left_out);
		crm_buf_char(p->out, '\n');
	}
	p->text = own.text;
}

static void
widen_all(struct crm_glossary *g, const struct crm_card_pair *pair, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct crm_caption *c = crm_caption_find(pair[i].name);
		if (c && pair[i].value.n)
			widen(g, crm_tr(c->heading));
	}
}

void
crm_card_text(const crm_card *card, size_t width, bool colour, crm_buf *out)
{
	struct page p = {.card = card,
			 .g = {.width = width, .indent = 2, .term = 12, .colour = colour},
			 .out = out};

	widen_all(&p.g, card->column, card->columns);
	widen_all(&p.g, card->fact, card->facts);
	widen_all(&p.g, card->wish, CRM_WISHES);
	write_head(&p);
	write_figures(&p);
	write_due(&p, false);
	write_promises(&p);
	write_due(&p, true);
	write_known(&p);
	write_holdings(&p);
	write_kin(&p);
	write_timeline(&p);
	crm_buf_free(&p.text);
}
