/* kind.c: files that are not text, such as workbooks, and the command that makes text of them. */
#include <string.h>

#include "import/parts.h"

static bool
begins(crm_str s, const char *with, size_t n)
{
	return s.n >= n && memcmp(s.p, with, n) == 0;
}

static bool
contains(crm_str s, const char *word)
{
	return memmem(s.p, s.n, word, strlen(word)) != NULL;
}

/* A file name as a shell takes it. */
static void
put_word(crm_buf *out, const char *name)
{
	bool plain = *name && *name != '-';

	for (const char *c = name; *c; c++)
		plain = plain &&
			(strchr("_-./,+@", *c) || (*c >= '0' && *c <= '9') ||
			 ((*c | 32) >= 'a' && (*c | 32) <= 'z') || (unsigned char)*c >= 0x80);
	if (plain) {
		crm_buf_z(out, name);
		return;
	}
	crm_buf_z(out, *name == '-' ? "'./" : "'");
	for (const char *c = name; *c; c++)
		crm_buf_z(out, *c == '\'' ? "'\\''" : (char[]){*c, '\0'});
	crm_buf_char(out, '\'');
}

/* Characters outside the locale would be lost without the filter's 76, which is UTF-8. */
static int
workbook(struct crm_import *in, const char *what)
{
	crm_buf name = {0};

	put_word(&name, in->name);
	crm_fail(in->e, CRM_DATA,
		 "is %s, not text; this converts its first sheet to text: libreoffice --headless "
		 "--convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 %s",
		 what, crm_buf_zend(&name));
	crm_buf_free(&name);
	return crm_import_fail(in, 0, NULL);
}

static int
archive(struct crm_import *in, crm_str bytes)
{
	crm_str head = {bytes.p, bytes.n < 4096 ? bytes.n : 4096};

	if (contains(head, "opendocument.spreadsheet"))
		return workbook(in, "an OpenDocument spreadsheet");
	if (contains(head, "[Content_Types].xml") || contains(head, "xl/") ||
	    contains(head, "docProps/"))
		return workbook(in, "an Excel workbook");
	crm_fail(in->e, CRM_DATA, "is a zip archive, not text; unpack it and import what is in it");
	return crm_import_fail(in, 0, NULL);
}

static bool
blank_only(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!memchr(" \t\r\n", s.p[i], 4))
			return false;
	return true;
}

int
crm_import_kind(struct crm_import *in, crm_str bytes)
{
	crm_str head = {bytes.p, bytes.n < 512 ? bytes.n : 512};

	if (blank_only(bytes)) {
		crm_fail(in->e, CRM_DATA, "is empty: it has no header");
		return crm_import_fail(in, 0, NULL);
	}
	if (begins(bytes, "PK\3\4", 4))
		return archive(in, bytes);
	if (begins(bytes, "\xd0\xcf\x11\xe0", 4))
		return workbook(in, "an old Excel workbook");
	if (begins(bytes, "\x1f\x8b", 2)) {
		crm_fail(in->e, CRM_DATA, "is compressed, not text; gunzip unpacks it");
		return crm_import_fail(in, 0, NULL);
	}
	if (begins(bytes, "%PDF", 4)) {
		crm_fail(in->e, CRM_DATA, "is a PDF, not text; export the data as CSV");
		return crm_import_fail(in, 0, NULL);
	}
	if (begins(bytes, "<", 1) &&
	    (contains(head, "<html") || contains(head, "<HTML") || contains(head, "<?xml") ||
	     contains(head, "<table") || contains(head, "<!DOCTYPE")))
		return workbook(in, "a table in HTML or XML");
	return 0;
}
