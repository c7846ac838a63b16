// Written by npm run gen:types, from supabase/migrations.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      cadences: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          name: string;
          rev: number;
          steps: NonNullable<Json>;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          name: string;
          rev: number;
          steps?: NonNullable<Json>;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          name?: string;
          rev?: number;
          steps?: NonNullable<Json>;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cadences_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      companies: {
        Row: {
          about: string | null;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          domain: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          evidence: NonNullable<Json>;
          id: string;
          industry: string | null;
          linkedin_id: string | null;
          linkedin_slug: string | null;
          location: string | null;
          merged_into: string | null;
          name: string;
          rev: number;
          size_max: number | null;
          size_min: number | null;
          tags: string[];
          updated_at: string;
          updated_by: string | null;
          website: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          about?: string | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          domain?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          evidence?: NonNullable<Json>;
          id: string;
          industry?: string | null;
          linkedin_id?: string | null;
          linkedin_slug?: string | null;
          location?: string | null;
          merged_into?: string | null;
          name: string;
          rev: number;
          size_max?: number | null;
          size_min?: number | null;
          tags?: string[];
          updated_at?: string;
          updated_by?: string | null;
          website?: string | null;
          workspace_id: string;
        };
        Update: {
          about?: string | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          domain?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          evidence?: NonNullable<Json>;
          id?: string;
          industry?: string | null;
          linkedin_id?: string | null;
          linkedin_slug?: string | null;
          location?: string | null;
          merged_into?: string | null;
          name?: string;
          rev?: number;
          size_max?: number | null;
          size_min?: number | null;
          tags?: string[];
          updated_at?: string;
          updated_by?: string | null;
          website?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'companies_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'companies_workspace_id_merged_into_fkey';
            columns: ['workspace_id', 'merged_into'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      deals: {
        Row: {
          amount: number | null;
          billing: string;
          checked_criteria: string[];
          clocks: NonNullable<Json>;
          closed_at: string | null;
          company_id: string | null;
          created_at: string;
          currency: string | null;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          expected_close_on: string | null;
          id: string;
          lost_reason: string | null;
          name: string;
          needs: string | null;
          outcome: string;
          owner_id: string | null;
          quote_amount: number | null;
          quote_url: string | null;
          quoted_at: string | null;
          renews_deal_id: string | null;
          rev: number;
          stage_id: string;
          term_months: number | null;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          amount?: number | null;
          billing?: string;
          checked_criteria?: string[];
          clocks?: NonNullable<Json>;
          closed_at?: string | null;
          company_id?: string | null;
          created_at?: string;
          currency?: string | null;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          expected_close_on?: string | null;
          id: string;
          lost_reason?: string | null;
          name: string;
          needs?: string | null;
          outcome?: string;
          owner_id?: string | null;
          quote_amount?: number | null;
          quote_url?: string | null;
          quoted_at?: string | null;
          renews_deal_id?: string | null;
          rev: number;
          stage_id: string;
          term_months?: number | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          amount?: number | null;
          billing?: string;
          checked_criteria?: string[];
          clocks?: NonNullable<Json>;
          closed_at?: string | null;
          company_id?: string | null;
          created_at?: string;
          currency?: string | null;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          expected_close_on?: string | null;
          id?: string;
          lost_reason?: string | null;
          name?: string;
          needs?: string | null;
          outcome?: string;
          owner_id?: string | null;
          quote_amount?: number | null;
          quote_url?: string | null;
          quoted_at?: string | null;
          renews_deal_id?: string | null;
          rev?: number;
          stage_id?: string;
          term_months?: number | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'deals_workspace_id_company_id_fkey';
            columns: ['workspace_id', 'company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'deals_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'deals_workspace_id_owner_id_fkey';
            columns: ['workspace_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['workspace_id', 'rep_id'];
          },
          {
            foreignKeyName: 'deals_workspace_id_renews_deal_id_fkey';
            columns: ['workspace_id', 'renews_deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'deals_workspace_id_stage_id_fkey';
            columns: ['workspace_id', 'stage_id'];
            isOneToOne: false;
            referencedRelation: 'stages';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      dismissals: {
        Row: {
          about_id: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          facts_until: string;
          id: string;
          rev: number;
          rule: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          about_id: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          facts_until: string;
          id: string;
          rev: number;
          rule: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          about_id?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          facts_until?: string;
          id?: string;
          rev?: number;
          rule?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'dismissals_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      enrolments: {
        Row: {
          cadence_id: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          paused_at: string | null;
          prospect_id: string;
          rev: number;
          started_at: string;
          step: number;
          stepped_at: string | null;
          stopped_reason: string | null;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          cadence_id: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          paused_at?: string | null;
          prospect_id: string;
          rev: number;
          started_at: string;
          step: number;
          stepped_at?: string | null;
          stopped_reason?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          cadence_id?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          paused_at?: string | null;
          prospect_id?: string;
          rev?: number;
          started_at?: string;
          step?: number;
          stepped_at?: string | null;
          stopped_reason?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'enrolments_workspace_id_cadence_id_fkey';
            columns: ['workspace_id', 'cadence_id'];
            isOneToOne: false;
            referencedRelation: 'cadences';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'enrolments_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'enrolments_workspace_id_prospect_id_fkey';
            columns: ['workspace_id', 'prospect_id'];
            isOneToOne: false;
            referencedRelation: 'prospects';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      facts: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          entity: string;
          entity_id: string;
          erased_at: string | null;
          field: string;
          id: string;
          known_at: string;
          rev: number;
          source: string;
          updated_at: string;
          updated_by: string | null;
          value: Json | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          entity: string;
          entity_id: string;
          erased_at?: string | null;
          field: string;
          id: string;
          known_at: string;
          rev: number;
          source: string;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          entity?: string;
          entity_id?: string;
          erased_at?: string | null;
          field?: string;
          id?: string;
          known_at?: string;
          rev?: number;
          source?: string;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'facts_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      invitations: {
        Row: {
          accepted_at: string | null;
          clocks: NonNullable<Json>;
          code: string;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          expires_at: string;
          id: string;
          rev: number;
          role: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          clocks?: NonNullable<Json>;
          code: string;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          expires_at: string;
          id: string;
          rev: number;
          role: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          accepted_at?: string | null;
          clocks?: NonNullable<Json>;
          code?: string;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          expires_at?: string;
          id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      members: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          name: string;
          rep_id: string;
          rev: number;
          role: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          name: string;
          rep_id: string;
          rev: number;
          role: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          name?: string;
          rep_id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'members_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      notes: {
        Row: {
          about_id: string;
          about_kind: string;
          body: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          mentions: string[];
          pinned: boolean;
          rev: number;
          source_url: string | null;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          about_id: string;
          about_kind: string;
          body: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          mentions?: string[];
          pinned?: boolean;
          rev: number;
          source_url?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          about_id?: string;
          about_kind?: string;
          body?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          mentions?: string[];
          pinned?: boolean;
          rev?: number;
          source_url?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notes_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      prospects: {
        Row: {
          about: string | null;
          clipped_at: string | null;
          clocks: NonNullable<Json>;
          company_id: string | null;
          created_at: string;
          deleted_at: string | null;
          department: string | null;
          do_not_contact: boolean;
          element_clocks: NonNullable<Json>;
          emails: string[];
          erased_at: string | null;
          evidence: NonNullable<Json>;
          full_name: string;
          headline: string | null;
          id: string;
          lawful_basis: string | null;
          linkedin_id: string | null;
          linkedin_slug: string | null;
          location: string | null;
          merged_into: string | null;
          notice_due_at: string | null;
          notice_sent_at: string | null;
          owner_id: string | null;
          phones: string[];
          preferred_channel: string | null;
          rev: number;
          seniority: string | null;
          source_url: string | null;
          status: string;
          tags: string[];
          title: string | null;
          updated_at: string;
          updated_by: string | null;
          websites: string[];
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          about?: string | null;
          clipped_at?: string | null;
          clocks?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          department?: string | null;
          do_not_contact?: boolean;
          element_clocks?: NonNullable<Json>;
          emails?: string[];
          erased_at?: string | null;
          evidence?: NonNullable<Json>;
          full_name: string;
          headline?: string | null;
          id: string;
          lawful_basis?: string | null;
          linkedin_id?: string | null;
          linkedin_slug?: string | null;
          location?: string | null;
          merged_into?: string | null;
          notice_due_at?: string | null;
          notice_sent_at?: string | null;
          owner_id?: string | null;
          phones?: string[];
          preferred_channel?: string | null;
          rev: number;
          seniority?: string | null;
          source_url?: string | null;
          status?: string;
          tags?: string[];
          title?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          websites?: string[];
          workspace_id: string;
        };
        Update: {
          about?: string | null;
          clipped_at?: string | null;
          clocks?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          department?: string | null;
          do_not_contact?: boolean;
          element_clocks?: NonNullable<Json>;
          emails?: string[];
          erased_at?: string | null;
          evidence?: NonNullable<Json>;
          full_name?: string;
          headline?: string | null;
          id?: string;
          lawful_basis?: string | null;
          linkedin_id?: string | null;
          linkedin_slug?: string | null;
          location?: string | null;
          merged_into?: string | null;
          notice_due_at?: string | null;
          notice_sent_at?: string | null;
          owner_id?: string | null;
          phones?: string[];
          preferred_channel?: string | null;
          rev?: number;
          seniority?: string | null;
          source_url?: string | null;
          status?: string;
          tags?: string[];
          title?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          websites?: string[];
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'prospects_workspace_id_company_id_fkey';
            columns: ['workspace_id', 'company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'prospects_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'prospects_workspace_id_merged_into_fkey';
            columns: ['workspace_id', 'merged_into'];
            isOneToOne: false;
            referencedRelation: 'prospects';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'prospects_workspace_id_owner_id_fkey';
            columns: ['workspace_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['workspace_id', 'rep_id'];
          },
        ];
      };
      rep_settings: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          key: string;
          rep_id: string;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          value: Json | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          key: string;
          rep_id: string;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          key?: string;
          rep_id?: string;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'rep_settings_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'rep_settings_workspace_id_rep_id_fkey';
            columns: ['workspace_id', 'rep_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['workspace_id', 'rep_id'];
          },
        ];
      };
      scorecards: {
        Row: {
          body: Json | null;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          fitted_at: string;
          id: string;
          kind: string;
          outcome_count: number;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          body?: Json | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          fitted_at: string;
          id: string;
          kind: string;
          outcome_count: number;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          body?: Json | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          fitted_at?: string;
          id?: string;
          kind?: string;
          outcome_count?: number;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'scorecards_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      settings: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          key: string;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          value: Json | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          key: string;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          key?: string;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          value?: Json | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'settings_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      signals: {
        Row: {
          after: string | null;
          at: string;
          before: string | null;
          clocks: NonNullable<Json>;
          company_id: string | null;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          kind: string;
          prospect_id: string;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          after?: string | null;
          at: string;
          before?: string | null;
          clocks?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          kind: string;
          prospect_id: string;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          after?: string | null;
          at?: string;
          before?: string | null;
          clocks?: NonNullable<Json>;
          company_id?: string | null;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          kind?: string;
          prospect_id?: string;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'signals_workspace_id_company_id_fkey';
            columns: ['workspace_id', 'company_id'];
            isOneToOne: false;
            referencedRelation: 'companies';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'signals_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'signals_workspace_id_prospect_id_fkey';
            columns: ['workspace_id', 'prospect_id'];
            isOneToOne: false;
            referencedRelation: 'prospects';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      stage_changes: {
        Row: {
          at: string;
          by: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deal_id: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          from_stage_id: string | null;
          id: string;
          rev: number;
          to_stage_id: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          at: string;
          by: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          from_stage_id?: string | null;
          id: string;
          rev: number;
          to_stage_id: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          at?: string;
          by?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          from_stage_id?: string | null;
          id?: string;
          rev?: number;
          to_stage_id?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stage_changes_workspace_id_deal_id_fkey';
            columns: ['workspace_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'stage_changes_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'stage_changes_workspace_id_from_stage_id_fkey';
            columns: ['workspace_id', 'from_stage_id'];
            isOneToOne: false;
            referencedRelation: 'stages';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'stage_changes_workspace_id_to_stage_id_fkey';
            columns: ['workspace_id', 'to_stage_id'];
            isOneToOne: false;
            referencedRelation: 'stages';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      stages: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          exit_criteria: string[];
          id: string;
          kind: string;
          name: string;
          position: number;
          probability: number;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          exit_criteria?: string[];
          id: string;
          kind: string;
          name: string;
          position: number;
          probability: number;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          exit_criteria?: string[];
          id?: string;
          kind?: string;
          name?: string;
          position?: number;
          probability?: number;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stages_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      stakeholders: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deal_id: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          evidence: string | null;
          id: string;
          influence: string;
          needs: string | null;
          prospect_id: string;
          rev: number;
          roles: string[];
          stance: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          evidence?: string | null;
          id: string;
          influence?: string;
          needs?: string | null;
          prospect_id: string;
          rev: number;
          roles?: string[];
          stance?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          evidence?: string | null;
          id?: string;
          influence?: string;
          needs?: string | null;
          prospect_id?: string;
          rev?: number;
          roles?: string[];
          stance?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'stakeholders_workspace_id_deal_id_fkey';
            columns: ['workspace_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'stakeholders_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'stakeholders_workspace_id_prospect_id_fkey';
            columns: ['workspace_id', 'prospect_id'];
            isOneToOne: false;
            referencedRelation: 'prospects';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      suppressions: {
        Row: {
          at: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          hash: string;
          id: string;
          reason: string;
          rev: number;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          at: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          hash: string;
          id: string;
          reason: string;
          rev: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          at?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          hash?: string;
          id?: string;
          reason?: string;
          rev?: number;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'suppressions_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      tasks: {
        Row: {
          channel: string | null;
          clocks: NonNullable<Json>;
          created_at: string;
          deal_id: string | null;
          deleted_at: string | null;
          done_at: string | null;
          due_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          owner_id: string | null;
          prospect_id: string | null;
          reason: string | null;
          rev: number;
          rule: string | null;
          snoozed_until: string | null;
          title: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          channel?: string | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string | null;
          deleted_at?: string | null;
          done_at?: string | null;
          due_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          owner_id?: string | null;
          prospect_id?: string | null;
          reason?: string | null;
          rev: number;
          rule?: string | null;
          snoozed_until?: string | null;
          title: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          channel?: string | null;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string | null;
          deleted_at?: string | null;
          done_at?: string | null;
          due_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          owner_id?: string | null;
          prospect_id?: string | null;
          reason?: string | null;
          rev?: number;
          rule?: string | null;
          snoozed_until?: string | null;
          title?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'tasks_workspace_id_deal_id_fkey';
            columns: ['workspace_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'tasks_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tasks_workspace_id_owner_id_fkey';
            columns: ['workspace_id', 'owner_id'];
            isOneToOne: false;
            referencedRelation: 'members';
            referencedColumns: ['workspace_id', 'rep_id'];
          },
          {
            foreignKeyName: 'tasks_workspace_id_prospect_id_fkey';
            columns: ['workspace_id', 'prospect_id'];
            isOneToOne: false;
            referencedRelation: 'prospects';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      templates: {
        Row: {
          body: string;
          channel: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          name: string;
          rev: number;
          subject: string | null;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          body: string;
          channel: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          name: string;
          rev: number;
          subject?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          body?: string;
          channel?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          name?: string;
          rev?: number;
          subject?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'templates_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      touchpoint_keys: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          key: string;
          rev: number;
          touchpoint_id: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          key: string;
          rev: number;
          touchpoint_id: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          key?: string;
          rev?: number;
          touchpoint_id?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'touchpoint_keys_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'touchpoint_keys_workspace_id_touchpoint_id_fkey';
            columns: ['workspace_id', 'touchpoint_id'];
            isOneToOne: false;
            referencedRelation: 'touchpoints';
            referencedColumns: ['workspace_id', 'id'];
          },
        ];
      };
      touchpoints: {
        Row: {
          channel: string;
          clocks: NonNullable<Json>;
          created_at: string;
          deal_id: string | null;
          deleted_at: string | null;
          direction: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          id: string;
          occurred_at: string;
          outcome: string | null;
          prospect_ids: string[];
          recipients: string[];
          rev: number;
          sender: string | null;
          snippet: string | null;
          subject: string | null;
          thread_key: string | null;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          channel: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string | null;
          deleted_at?: string | null;
          direction?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id: string;
          occurred_at: string;
          outcome?: string | null;
          prospect_ids?: string[];
          recipients?: string[];
          rev: number;
          sender?: string | null;
          snippet?: string | null;
          subject?: string | null;
          thread_key?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id: string;
        };
        Update: {
          channel?: string;
          clocks?: NonNullable<Json>;
          created_at?: string;
          deal_id?: string | null;
          deleted_at?: string | null;
          direction?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          id?: string;
          occurred_at?: string;
          outcome?: string | null;
          prospect_ids?: string[];
          recipients?: string[];
          rev?: number;
          sender?: string | null;
          snippet?: string | null;
          subject?: string | null;
          thread_key?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'touchpoints_workspace_id_deal_id_fkey';
            columns: ['workspace_id', 'deal_id'];
            isOneToOne: false;
            referencedRelation: 'deals';
            referencedColumns: ['workspace_id', 'id'];
          },
          {
            foreignKeyName: 'touchpoints_workspace_id_fkey';
            columns: ['workspace_id'];
            isOneToOne: false;
            referencedRelation: 'workspaces';
            referencedColumns: ['id'];
          },
        ];
      };
      workspaces: {
        Row: {
          clocks: NonNullable<Json>;
          created_at: string;
          currency: string;
          deleted_at: string | null;
          element_clocks: NonNullable<Json>;
          erased_at: string | null;
          floor_rev: number;
          id: string;
          name: string;
          rev: number;
          time_zone: string;
          updated_at: string;
          updated_by: string | null;
          workspace_id: string;
        };
        ComputedFields: never;
        Insert: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          currency: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          floor_rev?: number;
          id: string;
          name: string;
          rev: number;
          time_zone: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: never;
        };
        Update: {
          clocks?: NonNullable<Json>;
          created_at?: string;
          currency?: string;
          deleted_at?: string | null;
          element_clocks?: NonNullable<Json>;
          erased_at?: string | null;
          floor_rev?: number;
          id?: string;
          name?: string;
          rev?: number;
          time_zone?: string;
          updated_at?: string;
          updated_by?: string | null;
          workspace_id?: never;
        };
        Relationships: [];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      accept_invitation: { Args: { code: string; member_name: string }; Returns: Json };
      create_invitation: {
        Args: { role?: string; valid_hours?: number; ws: string };
        Returns: Json;
      };
      create_workspace: {
        Args: {
          currency: string;
          id?: string;
          member_name: string;
          name: string;
          time_zone: string;
        };
        Returns: Json;
      };
      erase_prospects: { Args: { ids: string[]; ws: string }; Returns: Json };
      my_workspaces: { Args: Record<PropertyKey, never>; Returns: Json };
      pull_prospect: { Args: { prospect_id: string; ws: string }; Returns: Json };
      remove_member: { Args: { rep_id: string; takes_over?: string; ws: string }; Returns: Json };
      revoke_invitation: { Args: { invitation_id: string; ws: string }; Returns: undefined };
      search_prospects: { Args: { lim?: number; words: string; ws: string }; Returns: Json };
      set_member_role: { Args: { rep_id: string; role: string; ws: string }; Returns: undefined };
      sync_check: { Args: { rows: Json; t: string; ws: string }; Returns: Json };
      sync_checksum: { Args: { ws: string }; Returns: Json };
      sync_clients: { Args: { ws: string }; Returns: Json };
      sync_info: { Args: Record<PropertyKey, never>; Returns: Json };
      sync_pull: {
        Args: { lim?: number; scope?: Json; since?: number; ws: string };
        Returns: Json;
      };
      sync_push: { Args: { p: Json }; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
