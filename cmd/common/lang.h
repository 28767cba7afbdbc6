/* lang.h: which language a tool writes for people. */
#ifndef CMD_LANG_H
#define CMD_LANG_H

#include "common/options.h"

/* Sets it: that of --lang, otherwise of the policy, otherwise of the environment, where a language
 * that has no translations means English. cmd_policy_open does so. Without a policy it is NULL. */
void cmd_lang_set(const struct cmd_call *call, const crm_policy *policy);

#endif
