-- 同点位重复率 is summed up too (docs/decisions/2026-11-28-figures-kept-summed-up.md): what an issue is to the next one at its
-- place changes with it. The function that looks for the next one is made from the figures (lib/db/figures/cells.ts); until it is,
-- when everything is summed up anew, nobody is looked for.
CREATE FUNCTION "figure_unfold_next"("moved" "issues"[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE OR REPLACE FUNCTION "figure_issue_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM figure_unfold_next(ARRAY[NEW]);
    INSERT INTO figure_unfolded VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM figure_unfold_next(ARRAY[OLD]);
    PERFORM figure_unfold(OLD.id);
    RETURN OLD;
  END IF;
  IF (OLD.community_id, OLD.category, OLD.place_text, OLD.registered_at, OLD.state = 'WITHDRAWN', OLD.merged_into, OLD.hidden_from)
    IS DISTINCT FROM (NEW.community_id, NEW.category, NEW.place_text, NEW.registered_at, NEW.state = 'WITHDRAWN', NEW.merged_into, NEW.hidden_from) THEN
    PERFORM figure_unfold_next(ARRAY[OLD, NEW]);
  END IF;
  PERFORM figure_unfold(OLD.id);
  RETURN NEW;
END $$;
