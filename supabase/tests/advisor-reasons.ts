/**
 * What the advisors may say at level info, each with the reason why it is so. Errors and warnings have no place here.
 * `found` fits the lint's cache key; a line that fits nothing any more fails the test.
 */
export const reasons: readonly { readonly found: RegExp; readonly why: string }[] = [
  {
    found: /^unused_index_public_\w+_rev_idx$/,
    why: 'The cursor of sync_pull. Nothing was pulled yet from the new database that the advisors look at.',
  },
  {
    found: /^unused_index_public_members_members_rep_idx$/,
    why: 'Which workspaces somebody is in: asked once a statement by every policy. An empty table is read whole.',
  },
  {
    found:
      /^unused_index_public_\w+_(?:company|stage|deal|prospect|touchpoint|cadence|renews_deal|from_stage|to_stage|about|entity)_id_idx$/,
    why: 'What belongs to a row: for erasing a person, and for the check of a reference when tombstones are pruned.',
  },
  {
    found: /^unused_index_public_\w+_(?:owner|rep)_id_idx$/,
    why: 'What a member owns: for handing it over when the member leaves.',
  },
  {
    found: /^unused_index_public_\w+_merged_into_idx$/,
    why: 'Rows that went into another one: for erasing all of a person.',
  },
  {
    found: /^unused_index_public_touchpoints_touchpoints_prospect_ids_idx$/,
    why: 'Touchpoints of a person: for erasing the person.',
  },
  {
    found: /^unused_index_private_prospect_words_prospect_words_words_idx$/,
    why: 'What search_prospects reads. Nothing was searched for yet.',
  },
  {
    found: /^unused_index_private_sync_ledger_sync_ledger_(?:at|row)_idx$/,
    why: 'Verdicts by age, for pruning; verdicts on a row, for erasing what they hold of it.',
  },
];
