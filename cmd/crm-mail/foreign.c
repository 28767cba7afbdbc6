/* foreign.c: messages in another language than the customer's, because there is no template in it.
 */
#include <stdlib.h>

#include "base/array.h"
#include "common/message.h"
#include "crm-mail/mail.h"
#include "kinds/kinds.h"

/* Messages of one template for customers of one language. */
struct foreign {
	const struct mail_message *first;
	size_t n;
};

/* Of a code such as "zh-CN" the language. */
static crm_str
language_of(crm_str code)
{
	size_t n = 0;

	while (n < code.n && code.p[n] != '-' && code.p[n] != '_' && code.p[n] != ';')
		n++;
	return (crm_str){code.p, n};
}

/* The language of a template is not known if the name of its file does not say it; and if there is
 * one file for everybody, its language is what the call wants. */
static bool
is_foreign(const struct mail *m, const struct mail_message *message)
{
	crm_str theirs = language_of(message->lang);

	return m->templates && message->template->lang && theirs.n &&
	       mail_leaves(m, message->state) && !crm_same_word(theirs, message->template->lang);
}

static bool
is_same(const struct mail_message *a, const struct mail_message *b)
{
	return a->template == b->template && crm_str_eq(a->lang, b->lang);
}

void
mail_tell_foreign(const struct mail *m)
{
	struct foreign *list = NULL;
	size_t n = 0, room = 0, all = 0;
	crm_buf kinds = {0};

	for (size_t i = 0, k; i < m->messages; i++) {
		if (!is_foreign(m, &m->message[i]))
			continue;
		for (k = 0; k < n && !is_same(list[k].first, &m->message[i]);)
			k++;
		if (k == n) {
			list = crm_grow(list, n, &room, sizeof *list);
			list[n++] = (struct foreign){&m->message[i], 0};
		}
		list[k].n++;
		all++;
	}
	for (size_t k = 0; k < n; k++) {
		const struct mail_message *one = list[k].first;
		crm_buf_f(&kinds, "%s%.*s for %.*s in %s %zu", k ? ", " : "", (int)one->key.rule.n,
			  one->key.rule.p, (int)one->lang.n, one->lang.p, one->template->lang,
			  list[k].n);
	}
	if (all)
		cmd_note(
			"%zu of these %s not in the customer's language, which has no template: %s",
			all, all == 1 ? "is" : "are", crm_buf_zend(&kinds));
	crm_buf_free(&kinds);
	free(list);
}
