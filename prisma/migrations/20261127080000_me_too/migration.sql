-- 我也是: a resident says that theirs is the problem of a post on the opinion wall; people decide whether it is one.
ALTER TABLE "issue_links" DROP CONSTRAINT "issue_links_kind";
ALTER TABLE "issue_links" ADD CONSTRAINT "issue_links_kind" CHECK ("kind" IN ('RELATED','FOLLOW_UP','MERGED','ME_TOO'));
