/* html.c: a card as a part of a page. */
#include "card/words.h"
#include "html/html.h"

struct page {
	const crm_card *card;
	const crm_country *country;
	crm_html_customer *link;
	void *to;
	crm_buf text;
	crm_buf *out;
};

static void
heading(struct page *p, const char *text)
{
	crm_buf_z(p->out, "<h2>");
	crm_html_text(text, p->out);
	crm_buf_z(p->out, "</h2>\n");
}

static void
begin_table(struct page *p, const char *class)
{
	crm_buf_f(p->out, "<table class=\"%s\">\n<tbody>\n", class);
}

static void
end_table(struct page *p)
{
	crm_buf_z(p->out, "</tbody>\n</table>\n");
}

static void
begin_row(struct page *p, crm_str head)
{
	crm_buf_z(p->out, "<tr><th scope=\"row\">");
	crm_html_value(head, p->out);
	crm_buf_z(p->out, "</th><td>");
}

static void
end_row(struct page *p)
{
	crm_buf_z(p->out, "</td></tr>\n");
}

/* The value of a column or a fact. */
static void
add_value(struct page *p, crm_str name, crm_str value)
{
	crm_buf text = {0};

	crm_card_value(p->card, name, value, &text);
	crm_html_value(crm_buf_slice(&text), p->out);
	crm_buf_free(&text);
}

static void
row(struct page *p, const char *head, crm_str value)
{
	if (!value.n)
		return;
	begin_row(p, crm_str_z(head));
	add_value(p, CRM_STR(""), value);
	end_row(p);
}

/* Writes what was collected in p->text. */
static void
take_row(struct page *p, crm_str head)
{
	begin_row(p, head);
	crm_html_value(crm_buf_slice(&p->text), p->out);
	end_row(p);
	p->text.n = 0;
}

static void
pair(struct page *p, crm_str name, crm_str value)
{
	if (!value.n)
		return;
	crm_caption_heading(crm_caption_find(name), name, &p->text);
	begin_row(p, crm_buf_slice(&p->text));
	p->text.n = 0;
	if (crm_str_eqz(name, "phone"))
		crm_html_phones(value, p->country, p->out);
	else if (crm_str_eqz(name, "email"))
		crm_html_emails(value, p->out);
	else
		add_value(p, name, value);
	end_row(p);
}

/* ---- figures ---- */

#define WIDE 120 /* of the little chart */
#define HIGH 30

/* A point without a value interrupts the line. */
static void
add_spark(struct page *p, const crm_num *points)
{
	unsigned n = p->card->months;
	bool pen = false;

	crm_buf_f(p->out, "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\"><path d=\"", WIDE,
		  HIGH + 4);
	for (unsigned i = 0; i < n; i++) {
		long long y = points[i] == CRM_CARD_NOTHING
				      ? 0
				      : (long long)points[i] * HIGH * 10 / (100 * CRM_NUM_ONE);
		if (points[i] != CRM_CARD_NOTHING)
			crm_buf_f(p->out, "%c%u %lld.%lld", pen ? 'L' : 'M',
				  2 + i * (WIDE - 4) / (n - 1), (HIGH * 10 + 20 - y) / 10,
				  (HIGH * 10 + 20 - y) % 10);
		pen = points[i] != CRM_CARD_NOTHING;
	}
	crm_buf_z(p->out, "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" "
			  "stroke-linejoin=\"round\" stroke-linecap=\"round\"/></svg>");
}

static void
add_tile(struct page *p, const char *what, crm_str now, const crm_num *points)
{
	if (!now.n)
		return;
	crm_buf_z(p->out, "<li><span>");
	crm_html_text(what, p->out);
	crm_buf_z(p->out, "</span><b>");
	crm_lang_exact(now, &p->text);
	crm_html_value(crm_buf_slice(&p->text), p->out);
	p->text.n = 0;
	crm_buf_z(p->out, "</b>");
	if (points && crm_card_has_trend(p->card, points)) {
		add_spark(p, points);
		crm_card_trend_text(p->card, points, &p->text);
		crm_buf_z(p->out, "<span>");
		crm_html_value(crm_buf_slice(&p->text), p->out);
		crm_buf_z(p->out, "</span>");
		p->text.n = 0;
	}
	crm_buf_z(p->out, "</li>\n");
}

static void
add_head(struct page *p)
{
	const crm_card *card = p->card;

	crm_buf_z(p->out, "<h1>");
	crm_html_value(card->name.n ? card->name : card->id, p->out);
	crm_buf_z(p->out, "</h1>\n<p class=\"lead\">");
	crm_buf_str(&p->text, card->id);
	crm_buf_z(&p->text, " · ");
	crm_card_class(card, &p->text);
	crm_html_value(crm_buf_slice(&p->text), p->out);
	p->text.n = 0;
	crm_buf_z(p->out, "</p>\n");
	if (!card->value.n && !card->closeness.n && !card->score.n)
		return;
	crm_buf_z(p->out, "<ul class=\"figures\">\n");
	add_tile(p, crm_tr("Value"), card->value, card->values);
	add_tile(p, crm_tr("Closeness"), card->closeness, card->closenesses);
	add_tile(p, crm_tr("Score"), card->score, NULL);
	crm_buf_z(p->out, "</ul>\n");
}

/* ---- sections ---- */

static void
add_due(struct page *p, bool held)
{
	const struct crm_card_due *due = p->card->due;
	crm_buf reason = {0};
	bool any = false;

	for (size_t i = 0; i < p->card->dues; i++) {
		if ((due[i].held.n > 0) != held)
			continue;
		if (!any) {
			heading(p,
				held ? crm_tr_in("card", "Held back") : crm_tr_in("card", "Due"));
			begin_table(p, "facts");
		}
		any = true;
		crm_card_what(&due[i], &p->text);
		begin_row(p, crm_buf_slice(&p->text));
		p->text.n = 0;
		crm_html_value(due[i].why, p->out);
		reason.n = 0;
		crm_lang_word("held", due[i].held, &reason);
		const struct {
			const char *head;
			crm_str value;
		} more[] = {{crm_tr("Ask"), due[i].ask},
			    {crm_tr("Offer"), due[i].offer},
			    {crm_tr("Held back because"), crm_buf_slice(&reason)}};
		for (size_t k = 0; k < 3; k++) {
			if (!more[k].value.n)
				continue;
			crm_buf_z(p->out, "<div class=\"more\">");
			crm_html_text(more[k].head, p->out);
			crm_buf_z(p->out, crm_tr_in("label", ": "));
			crm_html_value(more[k].value, p->out);
			crm_buf_z(p->out, "</div>");
		}
		end_row(p);
	}
	if (any)
		end_table(p);
	crm_buf_free(&reason);
}

static void
add_promises(struct page *p)
{
	crm_buf day = {0};

	if (!p->card->promises)
		return;
	heading(p, crm_tr_in("card", "Promised"));
	begin_table(p, "facts");
	for (size_t i = 0; i < p->card->promises; i++) {
		day.n = 0;
		crm_lang_time(p->card->promise[i].due, &day);
		crm_buf_str(&p->text, p->card->promise[i].text);
		take_row(p, crm_buf_slice(&day));
	}
	end_table(p);
	crm_buf_free(&day);
}

static void
add_person(struct page *p)
{
	const crm_card *card = p->card;

	heading(p, crm_tr_in("card", "Who they are"));
	begin_table(p, "facts");
	for (size_t i = 0; i < card->columns; i++)
		pair(p, card->column[i].name, card->column[i].value);
	for (size_t i = 0; i < CRM_WISHES; i++)
		pair(p, card->wish[i].name, card->wish[i].value);
	for (size_t i = 0; i < card->facts; i++)
		pair(p, card->fact[i].name, card->fact[i].value);
	end_table(p);
}

static void
add_known(struct page *p)
{
	crm_card_known_text(p->card, &p->text);
	heading(p, crm_buf_zend(&p->text));
	p->text.n = 0;
	begin_table(p, "facts");
	for (int i = 0; i < CRM_KNOW_THINGS; i++) {
		crm_str text = p->card->known[i].text;
		row(p, p->card->known[i].what,
		    text.n ? text : crm_str_z(crm_tr_in("card", "not known")));
	}
	end_table(p);
}

static void
add_holdings(struct page *p)
{
	const crm_card *card = p->card;

	if (!card->holdings)
		return;
	heading(p, crm_tr_in("card", "Holds"));
	begin_table(p, "facts");
	for (size_t i = 0; i < card->holdings; i++) {
		crm_card_holding_text(card, &card->holding[i], &p->text);
		take_row(p, card->holding[i].item);
	}
	if (card->worth != CRM_CARD_NOTHING) {
		crm_lang_amount(card->worth, card->currency, &p->text);
		take_row(p, crm_str_z(crm_tr_in("card", "Together")));
	}
	end_table(p);
}

static void
add_kin_name(struct page *p, const struct crm_card_kin *k)
{
	crm_str name = k->name.n ? k->name : k->id;
	bool linked;

	if (k->more) {
		crm_buf_f(&p->text, crm_tr_n("and %lu more", "and %lu more", k->more),
			  (unsigned long)k->more);
		crm_html_value(crm_buf_slice(&p->text), p->out);
		p->text.n = 0;
		return;
	}
	linked = p->link && !k->self && p->link(p->to, k->id, &p->text);
	if (linked) {
		crm_buf_z(p->out, "<a href=\"");
		crm_html_plain(crm_buf_slice(&p->text), p->out);
		crm_buf_z(p->out, "\">");
		p->text.n = 0;
	}
	crm_buf_z(p->out, k->self ? "<b>" : "");
	crm_html_value(name, p->out);
	crm_buf_z(p->out, k->self ? "</b>" : "");
	crm_buf_z(p->out, linked ? "</a>" : "");
}

/* A list within a list for each generation. */
static void
add_kin(struct page *p)
{
	unsigned depth = 0;

	if (!p->card->kins)
		return;
	heading(p, crm_tr_in("card", "Who brought whom"));
	crm_buf_z(p->out, "<ul>\n");
	for (size_t i = 0; i < p->card->kins; i++) {
		const struct crm_card_kin *k = &p->card->kin[i];
		if (i && k->depth > depth)
			crm_buf_z(p->out, "\n<ul>\n");
		else if (i)
			crm_buf_z(p->out, "</li>\n");
		for (; i && depth > k->depth; depth--)
			crm_buf_z(p->out, "</ul>\n</li>\n");
		depth = k->depth;
		crm_buf_z(p->out, "<li>");
		add_kin_name(p, k);
	}
	for (crm_buf_z(p->out, "</li>\n"); depth; depth--)
		crm_buf_z(p->out, "</ul>\n</li>\n");
	crm_buf_z(p->out, "</ul>\n");
}

static void
add_timeline(struct page *p)
{
	const crm_card *card = p->card;
	crm_buf date = {0};

	if (!card->entries)
		return;
	heading(p, crm_tr_in("card", "What happened"));
	begin_table(p, "facts log");
	for (size_t i = 0; i < card->entries; i++) {
		const struct crm_card_entry *e = &card->entry[i];
		date.n = 0;
		crm_card_date(e, &date);
		begin_row(p, crm_buf_slice(&date));
		crm_card_entry_text(card, e, &p->text);
		crm_buf_z(p->out, e->voided ? "<s>" : "");
		crm_html_value(crm_buf_slice(&p->text), p->out);
		crm_buf_z(p->out, e->voided ? "</s>" : "");
		end_row(p);
		p->text.n = 0;
	}
	end_table(p);
	crm_buf_free(&date);
	if (!card->left_out)
		return;
	crm_buf_f(&p->text,
		  crm_tr_n("and %lu older entry", "and %lu older entries", card->left_out),
		  (unsigned long)card->left_out);
	crm_buf_z(p->out, "<p class=\"more\">");
	crm_html_value(crm_buf_slice(&p->text), p->out);
	crm_buf_z(p->out, "</p>\n");
}

void
crm_card_html(const crm_card *card, const crm_country *country, crm_html_customer *link, void *to,
	      crm_buf *out)
{
	struct page p = {.card = card, .country = country, .link = link, .to = to, .out = out};

	add_head(&p);
	add_due(&p, false);
	add_promises(&p);
	add_person(&p);
	add_due(&p, true);
	add_known(&p);
	add_holdings(&p);
	add_kin(&p);
	add_timeline(&p);
	crm_buf_free(&p.text);
}
