/* load_mail.c: the section mail, from whom messages are. */
#include "base/array.h"
#include "mail/mail.h"
#include "policy/section.h"

static const crm_field fields[] = {
	{.key = "from", .at = offsetof(struct crm_mail_policy, from), .read = crm_read_text},
	{.key = "reply_to",
	 .at = offsetof(struct crm_mail_policy, reply_to),
	 .read = crm_read_text},
	{.key = "unsubscribe",
	 .at = offsetof(struct crm_mail_policy, unsubscribe),
	 .read = crm_read_text},
	{.key = "one_click",
	 .at = offsetof(struct crm_mail_policy, one_click),
	 .read = crm_read_truth},
};

/* Where faults of a field are placed, in the order of the fields. */
static const size_t places[] = {
	offsetof(struct crm_mail_policy, from_place),
	offsetof(struct crm_mail_policy, reply_to_place),
	offsetof(struct crm_mail_policy, unsubscribe_place),
	offsetof(struct crm_mail_policy, one_click_place),
};

static int
load_mail(crm_loader *l, const crm_node *n, void *own)
{
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, fields, CRM_LENGTH(fields), own) < 0)
		return -1;
	for (size_t i = 0; i < n->n; i++)
		for (size_t k = 0; k < CRM_LENGTH(fields); k++)
			if (crm_str_eqz(n->key[i]->text, fields[k].key))
				*(crm_place *)((char *)own + places[k]) = n->item[i]->place;
	return 0;
}

const struct crm_section crm_section_mail = {
	.key = "mail", .load = load_mail, .own_size = sizeof(struct crm_mail_policy)};

const struct crm_mail_policy *
crm_policy_mail(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_mail);
}
