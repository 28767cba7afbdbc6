/* kind_words.c: what people write in place of the name of a kind. */
#include "base/array.h"
#include "kinds/kinds.h"

/* What people say for a kind; NULL: none of them is meant in particular. */
static const struct {
	const char *said, *meant;
} others[] = {
	{"buy", "purchase"},        {"bought", "purchase"}, {"sale", "purchase"},
	{"sold", "purchase"},       {"pay", "payment"},     {"paid", "payment"},
	{"return", "refund"},       {"returned", "refund"}, {"phone", "call"},
	{"telephone", "call"},      {"phoned", "call"},     {"called", "call"},
	{"mail", "email"},          {"text", "sms"},        {"letter", "post"},
	{"message", "chat"},        {"whatsapp", "chat"},   {"telegram", "chat"},
	{"wechat", "chat"},         {"viber", "chat"},      {"unsubscribe", "optout"},
	{"unsubscribed", "optout"}, {"undo", "void"},       {"delete", "void"},
	{"greet", "greeting"},      {"thank", "thanks"},    {"give", "gift"},
	{"meet", "meeting"},        {"met", "meeting"},     {"invite", "gathering"},
	{"cancelled", "cancel"},    {"canceled", "cancel"}, {"promise", NULL},
	{"promised", NULL},         {"contact", NULL},      {"contacted", NULL},
};

const char *
crm_kinds_nearest(const crm_kinds *k, crm_str word)
{
	const char *words[CRM_KINDS_MAX];

	for (size_t i = 0; i < CRM_LENGTH(others); i++)
		if (crm_same_word(word, others[i].said))
			return others[i].meant;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		words[i] = crm_kinds_at(k, i)->name;
	return crm_nearest(word, words, crm_kinds_count(k));
}
